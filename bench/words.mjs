// Words of the generated entries.
const list = (text) => text.trim().split(/\s+/);

export const english = list(`
  the a we they she he it this that what which when after before because although while if then
  family child parent carer neighbour worker manager school park team meeting plan budget visit
  support choice voice question answer story moment morning week garden kitchen table letter call
  council service group trust time money change idea reason effort difference feeling doubt hope
  asked listened talked planned shared noticed learned tried waited agreed changed offered wrote
  helped decided remembered wondered thought felt knew saw heard found made took gave kept left
  was were had could would should might together again first slowly quietly early later still often
  small large new old open clear difficult simple honest careful brave tired calm useful different
  with without for from about between across around into over under of to in on at by and or but not
  my our their her his own other each every some any more less most next last one two three
  practice reflection decision conversation relationship responsibility understanding community`);

/** One journal in which entries are not all plain English: several scripts and signs beyond ASCII. */
export const others = [
  list(`über für schön grüßen Gespräch Verständnis Fähigkeit Gefühl möglich zuhören Änderung später
    und aber nicht weil Kind Eltern Schule Vertrauen gemeinsam`),
  list(`été élève où déjà première rôle être forêt çà naïve cœur équipe réunion décision à côté
    avec sans pour parce que famille école confiance ensemble`),
  list(`àite tèarainte còmhla teaghlach sgoil obair cùram leanabh coimhearsnachd beachd ciamar
    agus ach airson bha chaidh rinn`),
  list(`źródło życie współpraca rodzina szkoła zaufanie pytanie odpowiedź dziecko później wspólnie
    i ale dla jest było nie`),
  list(`我们 一起 计划 支持 孩子 家庭 学校 信任 改变 听 说 想 学习 明天 花园`),
  list(`“quoted” it’s they’re — … naïve café “trust” don’t ½ № 👩‍👧 🌱 the and with for together`),
];

export const tags = list(`co-production listening supervision teamwork safeguarding planning rights
  communication boundaries learning-together budgets outcomes families confidence values`);
