import type { Product } from '#api/generated/model/product.ts';
import type { Region } from '#api/generated/model/region.ts';
import { toDecimalString } from '#domain/money.ts';
import { answerJson } from '#sandbox/answer.ts';
import type { Operation } from '#sandbox/call.ts';
import { osTemplates, plans, regions } from '#sandbox/catalog.ts';
import { planPrice } from '#sandbox/pricing.ts';

export const listProducts: Operation = ({ world }) =>
  answerJson(
    200,
    plans.map((plan) => {
      const product: Required<Product> = { ...plan, monthlyPrice: toDecimalString(planPrice(world, plan)) };
      return { ...product, ...world.catalogChanges.plans.get(plan.id) };
    }),
  );

export const listRegions: Operation = () =>
  answerJson(
    200,
    regions.map(({ slug, name }): Required<Region> => ({ slug, name })),
  );

export const listOsTemplates: Operation = () => answerJson(200, osTemplates);
