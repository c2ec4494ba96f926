import { addMoney, compareMoney, subtractMoney, type Money } from '#domain/money.ts';

export interface Wallet {
  balance(): Money;
  /** Deducts the amount and returns `true`, or leaves the balance unchanged and returns `false`. */
  debit(amount: Money): boolean;
  refund(amount: Money): void;
  /** Sets the balance, as a top-up elsewhere would. */
  set(balance: Money): void;
}

export function createWallet(initial: Money): Wallet {
  let balance = initial;
  return {
    balance: () => balance,
    debit(amount) {
      if (compareMoney(balance, amount) < 0) return false;
      balance = subtractMoney(balance, amount);
      return true;
    },
    refund(amount) {
      balance = addMoney(balance, amount);
    },
    set(next) {
      balance = next;
    },
  };
}
