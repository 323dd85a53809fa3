using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Validation;

namespace CareBridge.Tests.Fhir;

public sealed class JsonRoundTrip
{
    /// <summary>Examples that are wrong themselves, or of a type that the subset lacks, with their error.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        // Its type is missing, which is what it is an example of; besides, it holds a Medication resource.
        ["bundle-with-no-type.json"] = CodedValidationException.INCORRECT_CARDINALITY_MIN_CODE,
        // Written for STU3: period, and neither scope nor category.
        ["myconsent-resource.json"] = CodedValidationException.INCORRECT_CARDINALITY_MIN_CODE,
        // -1.000000000000000000E+245 is beyond System.Decimal, which is the type the SDK gives it.
        ["observation-decimal.json"] = FhirJsonException.NUMBER_CANNOT_BE_PARSED_CODE,
        // Its ids are numbers.
        ["r4-caredove-bundle.json"] = FhirJsonException.UNEXPECTED_JSON_TOKEN_CODE,
        ["allergyintolerance-provenance-example1.json"] = FhirJsonException.UNKNOWN_RESOURCE_TYPE_CODE,
        ["allergyintolerance-provenance-example2.json"] = FhirJsonException.UNKNOWN_RESOURCE_TYPE_CODE,
    };

    private readonly FhirJsonPocoDeserializer _deserializer = new();
    private readonly FhirJsonPocoSerializer _serializer = new();

    public static TheoryData<string> Files() =>
        [.. Json.Files(Repository.Own).Concat(Json.Files(Repository.Hl7Examples))
            .Where(file => !Refused.ContainsKey(Path.GetFileName(file)))];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_read_is_written_with_the_same_meaning(string file)
    {
        var json = File.ReadAllText(file);

        var written = _serializer.SerializeToString(_deserializer.DeserializeResource(json));

        Assert.Equal(Json.Canonical(json), Json.Canonical(written));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_deep_copy_is_exactly_its_original_and_shares_nothing(string file)
    {
        var original = _deserializer.DeserializeResource(File.ReadAllText(file));

        var copy = (Resource)original.DeepCopy();

        Assert.True(copy.IsExactly(original));
        Assert.Equal(_serializer.SerializeToString(original), _serializer.SerializeToString(copy));
        Assert.Empty(All(original).Intersect(All(copy), ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void The_projects_own_resources_are_there() => Assert.True(Json.Files(Repository.Own).Count() >= 6);

    [Fact]
    public void Examples_that_are_wrong_are_refused_for_the_reason_given()
    {
        var present = Json.Files(Repository.Hl7Examples).ToLookup(file => Path.GetFileName(file));
        foreach (var (name, code) in Refused.Where(refused => present.Contains(refused.Key)))
        {
            var json = File.ReadAllText(present[name].Single());
            Assert.False(_deserializer.TryDeserializeResource(json, out _, out var issues));
            Assert.Contains(issues, issue => issue.ErrorCode == code);
        }

        Assert.True(present.Count is 0 or > 90);
    }

    private static IEnumerable<object> All(Base element) =>
        element.Children.SelectMany(child => All(child).Prepend(child));
}
