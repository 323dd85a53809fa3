using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;

namespace CareBridge.Tests.Fhir;

public sealed class Primitives
{
    [Theory]
    [InlineData("1.50")]
    [InlineData("1e2")]
    [InlineData("0.000")]
    [InlineData("-1.2E-7")]
    [InlineData("3.1415926535897932384626433832795028841")]
    public void A_decimal_keeps_its_precision(string number)
    {
        var quantity = Read<Quantity>($$"""{"value":{{number}}}""");

        Assert.Equal($$"""{"value":{{number}}}""", quantity.ToJson());
        Assert.Equal($$"""{"value":{{number}}}""", ((Quantity)quantity.DeepCopy()).ToJson());
    }

    [Fact]
    public void A_decimal_that_is_set_anew_forgets_how_it_was_written()
    {
        var quantity = Read<Quantity>("""{"value":1e2}""");

        quantity.ValueElement!.Value = 1.5m;

        Assert.Equal("""{"value":1.5}""", quantity.ToJson());
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05.120+02:00")]
    [InlineData("2016-12-31T23:59:60Z")]
    public void An_instant_is_kept_as_written(string instant)
    {
        var meta = Read<Meta>($$"""{"lastUpdated":"{{instant}}"}""");

        Assert.NotNull(meta.LastUpdated);
        Assert.Equal($$"""{"lastUpdated":"{{instant}}"}""", meta.ToJson());
    }

    [Fact]
    public void An_instant_of_ours_is_written_with_its_zone()
    {
        var meta = new Meta { LastUpdated = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 600, TimeSpan.FromHours(-5)) };

        Assert.Equal("""{"lastUpdated":"2026-01-02T03:04:05.6-05:00"}""", meta.ToJson());
    }

    [Fact]
    public void An_unknown_code_stays_readable()
    {
        new FhirJsonPocoDeserializer().TryDeserializeResource(
            """{"resourceType":"Patient","gender":"diverse"}""", out var patient, out _);

        var gender = ((Patient)patient!).GenderElement!;

        Assert.Null(gender.Value);
        Assert.Equal("diverse", gender.ObjectValue);
    }

    [Fact]
    public void Every_literal_leads_back_to_its_member()
    {
        Assert.Equal("in-progress", Hl7.Fhir.Model.Task.TaskStatus.InProgress.GetLiteral());
        Assert.Equal("<=", Quantity.QuantityComparator.LessOrEqual.GetLiteral());
        Assert.Equal("http://hl7.org/fhir/task-status", Hl7.Fhir.Model.Task.TaskStatus.Draft.GetSystem());
        foreach (var member in Enum.GetValues<ResourceType>())
            Assert.Equal(member, EnumUtility.ParseLiteral<ResourceType>(member.GetLiteral()));
        Assert.Null(EnumUtility.ParseLiteral<ResourceType>("task"));
        Assert.Equal(ResourceType.Task, EnumUtility.ParseLiteral<ResourceType>("task", ignoreCase: true));
    }

    [Theory]
    [InlineData("2026", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("2026-1-1", false)]
    [InlineData("2026-01-01T00:00:00", false)]
    [InlineData("2026-01-01T00:00:00+14:00", true)]
    [InlineData("2026-01-01T00:00:00+14:01", false)]
    [InlineData("2026-01T00:00:00Z", false)]
    [InlineData("2026-01-01T00:00:00.Z", false)]
    [InlineData("", false)]
    public void A_dateTime_is_valid_or_not(string value, bool isValid) =>
        Assert.Equal(isValid, FhirDateTime.IsValidValue(value));

    [Fact]
    public void A_dateTime_gives_the_moment_that_it_names()
    {
        Assert.Equal(
            new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(1)),
            new FhirDateTime(2026, 3).ToDateTimeOffset(TimeSpan.FromHours(1)));
        Assert.False(new FhirDateTime("2026-03-01").TryToDateTimeOffset(out _));
        Assert.True(new FhirDateTime("2026-03-01T10:00:00-05:00").TryToDateTimeOffset(out var moment));
        Assert.Equal(TimeSpan.FromHours(-5), moment.Offset);
    }

    [Fact]
    public void A_value_and_its_element_are_one()
    {
        var name = new HumanName { Family = "A", Given = ["B", "C"] };

        Assert.Equal("A", name.FamilyElement!.Value);
        Assert.Equal(["B", "C"], name.GivenElement.Select(given => given.Value));
        name.Family = null;
        Assert.Null(name.FamilyElement);
    }

    private static T Read<T>(string json) where T : Base =>
        JsonSerializer.Deserialize<T>(json, new JsonSerializerOptions().ForFhir())!;
}
