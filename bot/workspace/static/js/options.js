// Where the options of a menu come from, and in which shape a choice is told.

import { store } from "./store.js";
import { withEmoji } from "./text.js";

const SHOWN = 100;
const ASKED_FROM = 3;
const KEYS = {
  static_select: "selected_option", multi_static_select: "selected_options",
  external_select: "selected_option", multi_external_select: "selected_options",
  conversations_select: "selected_conversation", multi_conversations_select: "selected_conversations",
  channels_select: "selected_channel", multi_channels_select: "selected_channels",
  users_select: "selected_user", multi_users_select: "selected_users",
};

/** Whether an element is a menu. */
export function isSelect(element) {
  return element.type in KEYS;
}

/** The source of a menu: how to find options, what is chosen in an entry, and the entry for what is chosen. */
export function sourceOf(element, context) {
  const key = KEYS[element.type];
  const several = key.endsWith("s");
  const isRemote = element.type.endsWith("external_select");
  const named = !key.startsWith("selected_option");
  const all = named ? [{ options: places(element.type) }] : groupsOf(element);
  const byValue = (value) => all.flatMap((group) => group.options).find((option) => option.value === value);
  const initial = key.replace("selected_", "initial_");
  const told = (option) => (named ? option.value : option);
  return {
    several,
    isRemote,
    most: element.max_selected_items ?? Infinity,
    needs: isRemote ? element.min_query_length ?? ASKED_FROM : 0,
    find: isRemote ? async (typed) => remote(await context.suggest(element, typed)) : async (typed) => fitting(all, typed),
    chosenIn: (entry) => {
      const held = entry ? entry[key] : element[initial];
      const list = (several ? held ?? [] : [held]).filter(Boolean);
      return named ? list.map(byValue).filter(Boolean) : list;
    },
    entry: (chosen) => ({ type: element.type, [key]: several ? chosen.map(told) : chosen.length ? told(chosen[0]) : null }),
  };
}

function groupsOf(element) {
  if (element.options) return [{ options: element.options }];
  return (element.option_groups ?? []).map((group) => ({ label: withEmoji(group.label.text), options: group.options }));
}

function remote(answer) {
  return answer ? groupsOf(answer).filter((group) => group.options.length) : null;
}

function fitting(groups, typed) {
  const wanted = typed.toLowerCase();
  const fits = (option) => option.text.text.toLowerCase().includes(wanted);
  return groups.map((group) => ({ ...group, options: group.options.filter(fits).slice(0, SHOWN) })).filter((group) => group.options.length);
}

function places(type) {
  const plain = (value, text) => ({ value, text: { type: "plain_text", text } });
  if (type.includes("users")) return [...store.users.values()].map((user) => plain(user.id, user.realName));
  const channels = [...store.channels.values()].filter((channel) => type.includes("conversations") || !channel.isIm);
  return channels.map((channel) => plain(channel.id, channel.isIm ? store.users.get(store.app).realName : `#${channel.name}`));
}
