using Hl7.Fhir.Model;

namespace CareBridge.Tests.Fhir;

/// <summary>
/// Whatever is written against our subset must compile against the SDK: nothing may be public here that is not there.
/// </summary>
public sealed class PublicSurface
{
    [Fact]
    public void Everything_public_is_in_the_list_of_the_SDK()
    {
        var offences = Offences(ApiList.Load());

        Assert.True(offences.Count == 0, string.Join(Environment.NewLine, offences));
    }

    [Fact]
    public void The_list_covers_a_subset_worth_the_name()
    {
        var types = typeof(Patient).Assembly.GetExportedTypes();

        Assert.True(types.Count(type => type.IsSubclassOf(typeof(Resource))) >= 38);
        Assert.True(types.Length > 250);
    }

    [Theory]
    [InlineData("  PROP string Display { get; set; }", "Hl7.Fhir.Model.Coding: PROP string Display { get; set; }")]
    [InlineData("  CTOR (string system, string code, string display)",
        "Hl7.Fhir.Model.Coding: CTOR (string system, string code, string display)")]
    [InlineData("TYPE class Hl7.Fhir.Model.Money : DataType", "Hl7.Fhir.Model.Money: not in the list")]
    [InlineData("  Maiden = 6 \"maiden\"",
        "Hl7.Fhir.Model.HumanName.NameUse: Maiden = 6 maiden http://hl7.org/fhir/name-use")]
    public void What_the_list_lacks_is_an_offence(string line, string offence)
    {
        var lines = Lines().Where(known => !known.StartsWith(line, StringComparison.Ordinal)).ToList();

        Assert.Contains(offence, Offences(ApiList.Parse(lines)));
    }

    [Theory]
    [InlineData("  Maiden = 6 \"maiden\"", "  Maiden = 7 \"maiden\"")]
    [InlineData("  Maiden = 6 \"maiden\"", "  Maiden = 6 \"Maiden\"")]
    [InlineData("  PROP decimal? Value { get; set; }  {$v}", "  PROP decimal Value { get; set; }  {$v}")]
    [InlineData("  PROP int? Total { get; set; }  {$v}", "  PROP long? Total { get; set; }  {$v}")]
    [InlineData("TYPE class Hl7.Fhir.Model.Age : Quantity", "TYPE class Hl7.Fhir.Model.Age : DataType")]
    [InlineData("TYPE abstract class Hl7.Fhir.Model.Resource :", "TYPE sealed class Hl7.Fhir.Model.Resource :")]
    public void What_the_list_says_otherwise_is_an_offence(string line, string changed)
    {
        var lines = Lines().Select(known => known.StartsWith(line, StringComparison.Ordinal)
            ? changed + known[line.Length..]
            : known);

        Assert.NotEmpty(Offences(ApiList.Parse([.. lines])));
    }

    private static string[] Lines() => File.ReadAllLines(Path.Combine(Repository.Root, ApiList.Path));

    private static List<string> Offences(ApiList list) =>
        [.. typeof(Patient).Assembly.GetExportedTypes().SelectMany(type => Offences(list, type))];

    private static IEnumerable<string> Offences(ApiList list, Type type)
    {
        var name = Surface.Name(type);
        if (!list.Types.TryGetValue(name, out var listed))
        {
            yield return $"{name}: not in the list";
            yield break;
        }

        if (listed.Kind.Trim() != Surface.Kind(type)) yield return $"{name}: {Surface.Kind(type)}, not {listed.Kind}";
        foreach (var parent in Surface.Bases(type).Where(parent => !listed.Bases.Contains(parent)))
            yield return $"{name}: derives from {parent}";
        foreach (var member in Surface.Members(type).Where(member => !IsListed(listed, member)))
            yield return $"{name}: {member}";
    }

    private static bool IsListed(ApiEntry listed, string member) =>
        listed.Members.Contains(member)
        || listed.Members.Contains(member.Replace("{ get; }", "{ get; set; }"))
        || listed.Members.Contains(member.Replace("{ get; }", "{ get; init; }"));
}
