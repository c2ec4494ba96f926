/** A text of so many characters takes long enough to work on that a person would notice: a tenth of 10,000 servers. */
const muchWork = 500_000;

/** Lets whatever a person does go first where there is much to do: the work goes on in a task of its own. */
export async function nextTaskIfMuch(text: string): Promise<void> {
  if (text.length > muchWork) await new Promise((resolve) => setTimeout(resolve));
}
