// What lies on the desk, and who is told when it changes.
//
// state   a new state.json has come: pages, their findings, what is wrong
// page    another page is shown, or the same one made again
// scale   the page's size on the screen, or the part in sight
// chosen  slot, paragraph and line
// layers  which overlays are on
// look    what of the page is seen: its colours, one plate, an older build
// hands   whether slots and stories can be taken hold of
// acted   something was done to a page by hand, or could not be
// tongue  Chinese or English

export const desk = { state: null, view: null, number: 0, zoom: 0, look: "colours", chosen: null, hands: false };

const hears = {};
export const on = (names, act) => names.split(" ").forEach((name) => (hears[name] ??= []).push(act));
export const tell = (name, ...what) => hears[name]?.forEach((act) => act(...what));

// The shown page in state.json.
export const page = () => desk.state?.pages.find((p) => p.number === desk.number);
export const isHere = () => Boolean(page() && desk.view?.number === desk.number);
// The slot that is chosen on it, by its place; -1 where none is.
export const chosenSlot = () => (isHere() && desk.chosen?.page === desk.number ? desk.chosen.slot ?? -1 : -1);
export const slotNamed = (name) => desk.view?.slots.findIndex((s) => s.name === name) ?? -1;
