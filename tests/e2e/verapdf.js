// veraPDF, asked from the Rhino shell that comes inside the same jar: `FLAVOUR FILE` pairs in, one line of JSON a pair out.
// The rules are read from veraPDF's own profiles here, because its reader of them needs JAXB, which the jar lacks.
importPackage(java.util, Packages.org.verapdf.pdfa, Packages.org.verapdf.pdfa.flavours, Packages.org.verapdf.pdfa.validation.profiles);

function texts(node, name) {
  var found = node.getElementsByTagName(name), all = [];
  for (var i = 0; i < found.getLength(); i++) all.push(String(found.item(i).getTextContent()));
  return all;
}

function each(node, name, make) {
  var found = node.getElementsByTagName(name), made = new LinkedHashSet();
  for (var i = 0; i < found.getLength(); i++) made.add(make(found.item(i)));
  return made;
}

function rule(node) {
  var id = node.getElementsByTagName("id").item(0);
  var error = Profiles.errorFromValues(texts(node, "message")[0], new ArrayList());
  var deferred = node.hasAttribute("deferred") ? java.lang.Boolean.valueOf(node.getAttribute("deferred")) : null;
  return Profiles.ruleFromValues(
    Profiles.ruleIdFromValues(
      PDFAFlavour.Specification.valueOf(id.getAttribute("specification")), id.getAttribute("clause"), parseInt(id.getAttribute("testNumber"), 10)),
    node.getAttribute("object"), deferred, node.getAttribute("tags"), texts(node, "description")[0], texts(node, "test")[0], error, new ArrayList());
}

function variable(node) {
  return Profiles.variableFromValues(node.getAttribute("name"), node.getAttribute("object"), texts(node, "defaultValue")[0], texts(node, "value")[0]);
}

function profile(flavour) {
  var name = flavour.getId() == "ua1" ? "PDFUA-1" : "PDFA-" + String(flavour.getId()).toUpperCase();
  var stream = java.lang.Thread.currentThread().getContextClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/" + name + ".xml");
  var tree = Packages.javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
  return Profiles.profileFromValues(
    flavour, Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)), "", each(tree, "rule", rule), each(tree, "variable", variable));
}

java.util.logging.LogManager.getLogManager().reset();
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var foundry = Foundries.defaultInstance(), profiles = {};
for (var i = 0; i + 1 < arguments.length; i += 2) {
  var flavour = PDFAFlavour.fromString(arguments[i]);
  if (!profiles[arguments[i]]) profiles[arguments[i]] = profile(flavour);
  var parser = foundry.createParser(new java.io.File(arguments[i + 1]), flavour);
  var result = foundry.createValidator(profiles[arguments[i]], false).validate(parser), faults = {};
  for (var found = result.getTestAssertions().iterator(); found.hasNext(); ) {
    var told = found.next(), name = told.getRuleId().getClause() + "-" + told.getRuleId().getTestNumber() + ": " + told.getMessage();
    if (String(told.getStatus()) == "failed" && !faults[name]) faults[name] = String(told.getLocation().getContext());
  }
  print(JSON.stringify({rules: profiles[arguments[i]].getRules().size(), passes: Boolean(result.isCompliant()), checks: Number(result.getTotalAssertions()), faults: faults}));
  parser.close();
}
