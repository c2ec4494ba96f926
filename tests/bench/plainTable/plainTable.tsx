import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, Link, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';

/** The baseline for the first rows: the app's libraries with one plain table. The API key is in the address's hash. */

interface Row {
  readonly id: string;
  readonly label: string;
  readonly status: string;
  readonly ip: string;
}

function PlainTable() {
  const { data } = useQuery({
    queryKey: ['servers'],
    queryFn: async () => {
      const headers = { authorization: `Bearer ${location.hash.slice(1)}` };
      return (await (await fetch('/api/v1/servers', { headers })).json()) as readonly Row[];
    },
  });
  return (
    <main>
      <table>
        <tbody>
          {data?.map(({ id, label, status, ip }) => (
            <tr key={id}>
              <td>
                <Link to="/servers/$serverId" params={{ serverId: id }}>
                  {label}
                </Link>
              </td>
              <td>{status}</td>
              <td>{ip}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}

const root = createRootRoute();
const router = createRouter({
  routeTree: root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: PlainTable }),
  ]),
});
const element = document.getElementById('root');
if (element !== null) {
  createRoot(element).render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}
