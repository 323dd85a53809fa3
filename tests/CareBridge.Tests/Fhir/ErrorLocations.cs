using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace CareBridge.Tests.Fhir;

/// <summary>What is wrong is told with a code and with the FHIRPath of the place.</summary>
public sealed class ErrorLocations
{
    private const string Task = """{"resourceType":"Task","status":"draft","intent":"order",""";
    private const string Flag = """ "status":"active","code":{"text":"c"},"subject":{"display":"d"}}""";
    private const string Bundle = """{"resourceType":"Bundle","type":"batch",""";
    private const string Patient = """{"resourceType":"Patient",""";

    private readonly FhirJsonPocoDeserializer _deserializer = new();

    [Theory]
    [InlineData(Patient + """ "name":[{"given":["A"]},{"family":5}]}""", "JSON110", "Patient.name[1].family")]
    [InlineData(Patient + """ "name":[{"given":["A",""]}]}""", "JSON127", "Patient.name[0].given[1]")]
    [InlineData(Patient + """ "name":{"family":"A"}}""", "JSON111", "Patient.name")]
    [InlineData(Patient + """ "name":["A"]}""", "JSON101", "Patient.name[0]")]
    [InlineData(Patient + """ "name":[]}""", "JSON121", "Patient.name")]
    [InlineData(Patient + """ "name":[{}]}""", "JSON120", "Patient.name[0]")]
    [InlineData(Patient + """ "active":{"a":1}}""", "JSON104", "Patient.active")]
    [InlineData(Patient + """ "active":[true]}""", "JSON105", "Patient.active")]
    [InlineData(Patient + """ "active":null}""", "JSON109", "Patient.active")]
    [InlineData(Patient + """ "active":"true"}""", "JSON110", "Patient.active")]
    [InlineData(Patient + """ "active":true,"active":true}""", "JSON129", "Patient.active")]
    [InlineData(Patient + """ "resourceType":"Patient"}""", "JSON129", "Patient")]
    [InlineData(Patient + """ "colour":"red"}""", "JSON118", "Patient")]
    [InlineData(Patient + """ "name":[{"colour":"red"}]}""", "JSON118", "Patient.name[0]")]
    [InlineData(Patient + """ "_name":[{"id":"a"}]}""", "JSON113", "Patient.name")]
    [InlineData(Patient + """ "name":[{"given":[null]}]}""", "JSON125", "Patient.name[0].given[0]")]
    [InlineData(Patient + """ "name":[{"given":["A",null],"_given":[null,null]}]}""",
        "JSON125", "Patient.name[0].given[1]")]
    [InlineData(Patient + """ "gender":"Male"}""", "PVAL116", "Patient.gender")]
    [InlineData(Patient + """ "birthDate":"1990-02-30"}""", "PVAL107", "Patient.birthDate")]
    [InlineData(Patient + """ "birthDate":"0000"}""", "PVAL107", "Patient.birthDate")]
    [InlineData(Patient + """ "id":"a b"}""", "PVAL109", "Patient.id")]
    [InlineData(Patient + """ "meta":{"lastUpdated":"2026-01-01"}}""", "JSON107", "Patient.meta.lastUpdated")]
    [InlineData(Patient + """ "meta":{"profile":["a b"]}}""", "PVAL112", "Patient.meta.profile[0]")]
    [InlineData(Patient + """ "language":" en"}""", "PVAL106", "Patient.language")]
    [InlineData(Patient + """ "telecom":[{"rank":0}]}""", "CBJSON5", "Patient.telecom[0].rank")]
    [InlineData(Patient + """ "telecom":[{"rank":1.5}]}""", "JSON108", "Patient.telecom[0].rank")]
    [InlineData(Patient + """ "photo":[{"data":"?"}]}""", "JSON106", "Patient.photo[0].data")]
    [InlineData(Patient + """ "photo":[{"size":-1}]}""", "CBJSON5", "Patient.photo[0].size")]
    [InlineData(Patient + """ "deceasedBoolean":true,"deceasedDateTime":"2026"}""", "JSON129", "Patient.deceased")]
    [InlineData(Patient + """ "deceased":true}""", "JSON114", "Patient")]
    [InlineData(Patient + """ "deceasedTruth":true}""", "JSON115", "Patient")]
    [InlineData(Patient + """ "deceasedString":"no"}""", "PVAL101", "Patient")]
    [InlineData(Patient + """ "deceasedDateTime":"2026-01-01T10:00"}""", "PVAL108", "Patient.deceased")]
    [InlineData(Patient + """ "link":[{"type":"refer"}]}""", "PVAL102", "Patient.link[0].other")]
    [InlineData(Patient + """ "extension":[{"url":"u:x"}]}""", "ext-1", "Patient.extension[0]")]
    [InlineData(Patient + """ "extension":[{"valueString":"x"}]}""", "PVAL102", "Patient.extension[0].url")]
    [InlineData(Patient + """ "period":[]}""", "JSON118", "Patient")]
    [InlineData(Patient + """ "maritalStatus":{"id":"x"}}""", "ele-1", "Patient.maritalStatus")]
    [InlineData(Patient + """ "text":{"status":"empty","div":"<p>x</p>"}}""", "PVAL115", "Patient.text.div")]
    [InlineData(Patient + """ "contained":[{"resourceType":"Nothing"}]}""", "JSON116", "Patient.contained[0]")]
    [InlineData(Patient + """ "contained":[{"id":"x"}]}""", "JSON103", "Patient.contained[0]")]
    [InlineData(Patient + """ "contained":[{"resourceType":5}]}""", "JSON102", "Patient.contained[0]")]
    [InlineData(Patient + """ "contained":[{"resourceType":"Flag","contained":[""" + Patient + """ "id":"p"}],""" + Flag
        + "]}", "PVAL118", "Patient.contained[0].contained")]
    [InlineData(Task + """ "input":[{"type":{"text":"t"},"valueUuid":"urn:uuid:X"}]}""",
        "PVAL113", "Task.input[0].value")]
    [InlineData(Task + """ "input":[{"type":{"text":"t"},"valueOid":"urn:oid:3.1"}]}""",
        "PVAL110", "Task.input[0].value")]
    [InlineData(Task + """ "input":[{"type":{"text":"t"},"valueTime":"24:00:00"}]}""",
        "PVAL111", "Task.input[0].value")]
    [InlineData(Task + """ "input":[{"type":{"text":"t"}}]}""", "PVAL102", "Task.input[0].value")]
    [InlineData("""{"resourceType":"Bundle","type":"subscription-notification"}""", "PVAL116", "Bundle.type")]
    [InlineData("""{"resourceType":"Task","intent":"order"}""", "PVAL102", "Task.status")]
    [InlineData(Bundle + """ "entry":[{"resource":""" + Patient + """ "name":[{"use":"x"}]}}]}""",
        "PVAL116", "Bundle.entry[0].resource.name[0].use")]
    [InlineData(Patient + """ "name":[{"family":"A" """, "CBJSON1", "Patient.name[0].family")]
    [InlineData(Patient + """ "name":[{"family":"\ud800"}]}""", "JSON110", "Patient.name[0].family")]
    [InlineData("""[]""", "JSON101", null)]
    [InlineData("""{}""", "JSON103", null)]
    [InlineData("", "CBJSON1", null)]
    public void An_error_names_its_place(string json, string code, string? path)
    {
        Assert.False(_deserializer.TryDeserializeResource(json, out _, out var issues));

        var issue = Assert.IsAssignableFrom<ExtendedCodedException>(Assert.Single(issues));
        Assert.Equal((code, path), (issue.ErrorCode, issue.InstancePath));
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        const string json = """
            {"resourceType":"Patient","gender":"x","name":[{"use":"y"}],"birthDate":"z","active":1,"link":[{}]}
            """;

        Assert.False(_deserializer.TryDeserializeResource(json, out var partial, out var issues));

        Assert.Equal(["PVAL116", "PVAL116", "PVAL107", "JSON110", "JSON120"], issues.Select(issue => issue.ErrorCode));
        Assert.NotNull(partial);
    }

    [Fact]
    public void What_follows_the_resource_is_an_error()
    {
        Assert.False(_deserializer.TryDeserializeResource(Patient + """ "id":"a"} {}""", out _, out var issues));

        Assert.Equal("CBJSON1", Assert.Single(issues).ErrorCode);
    }

    [Fact]
    public void A_failure_becomes_an_outcome_that_the_sender_understands()
    {
        var failure = Assert.Throws<DeserializationFailedException>(
            () => _deserializer.DeserializeResource(Patient + """ "gender":"x"}"""));

        var issue = Assert.Single(failure.ToOperationOutcome().Issue);

        Assert.Equal(["Patient.gender"], issue.Expression);
        Assert.Equal("code-invalid", issue.Code.GetLiteral());
    }

    [Fact]
    public void An_error_repeats_no_value()
    {
        const string json = Patient + """ "gender":"Secret","birthDate":"Secret","id":"Secret 1","Secret!":1}""";

        Assert.False(_deserializer.TryDeserializeResource(json, out _, out var issues));

        Assert.Equal(4, issues.Count());
        Assert.DoesNotContain(issues, issue => issue.ToString().Contains("Secret", StringComparison.Ordinal));
    }
}
