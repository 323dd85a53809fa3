using FhirGenerator;

var repository = Repository.Find();
var api = ApiList.Load(Path.Combine(repository.Root, Inputs.ApiList));
var definitions = Definitions.Load(Path.Combine(repository.Generator, Inputs.Definitions));
api.Restrict(ValueSets.Load(Path.Combine(repository.Generator, Inputs.Definitions)));
var joiner = new Joiner(api, definitions);
Tables.OpenTypeNames.AddRange(definitions.OpenTypes);
var classes = joiner.Join();

repository.Clear();
foreach (var owner in classes.Values.Where(type => type.Api.Owner is null))
    repository.Write(owner.Api.Name, ClassFile.Write(owner, classes, api));
foreach (var primitive in api.Types.Values.Where(type => type.Base == "PrimitiveType" && type.Name != "Code<T>"))
    repository.Write(primitive.Name, PrimitiveFile.Write(primitive));
foreach (var @enum in api.Enums.Values.Where(@enum => @enum.Owner is null))
    repository.Write(@enum.Name, EnumFile.Write(@enum));

var openTypes = definitions.OpenTypes.Select(type => (Fhir: type, CSharp: joiner.CSharp(type))).ToList();
repository.Write("ChoiceTypes", Tables.ChoiceTypes(openTypes));
repository.Write("ChoiceNames", Tables.ChoiceNames(classes));
repository.Write("JsonNames", Tables.JsonNames(classes));
repository.Write("ResourceTypes", Tables.ResourceTypes(classes));
repository.WriteHash();
Console.WriteLine($"{classes.Count} classes written.");
