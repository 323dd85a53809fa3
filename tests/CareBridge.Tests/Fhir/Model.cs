using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace CareBridge.Tests.Fhir;

public sealed class Model
{
    [Fact]
    public void The_type_may_be_named_anywhere_in_the_object()
    {
        var patient = new FhirJsonPocoDeserializer().DeserializeResource("""{"id":"a","resourceType":"Patient"}""");

        Assert.Equal("""{"resourceType":"Patient","id":"a"}""", patient.ToJson());
    }

    [Fact]
    public void Elements_are_written_in_canonical_order()
    {
        const string read =
            """{"subject":{"display":"s"},"code":{"text":"c"},"status":"active","resourceType":"Flag"}""";
        const string written =
            """{"resourceType":"Flag","status":"active","code":{"text":"c"},"subject":{"display":"s"}}""";

        Assert.Equal(written, new FhirJsonPocoDeserializer().DeserializeResource(read).ToJson());
    }

    [Fact]
    public void System_Text_Json_reads_and_writes_resources()
    {
        var options = new JsonSerializerOptions().ForFhir();

        var patient = JsonSerializer.Deserialize<Patient>("""{"resourceType":"Patient","active":true}""", options)!;

        Assert.True(patient.Active);
        Assert.Equal(patient.ToJson(), JsonSerializer.Serialize<Resource>(patient, options));
        Assert.Throws<DeserializationFailedException>(
            () => JsonSerializer.Deserialize<Patient>("""{"resourceType":"Basic","code":{"text":"x"}}""", options));
    }

    [Fact]
    public void A_resource_lists_the_elements_that_are_present()
    {
        var patient = new Patient { Id = "a", Name = [new() { Family = "A" }, new() { Family = "B" }], Active = true };

        Assert.Equal(["id", "active", "name", "name"], patient.NamedChildren.Select(child => child.ElementName));
        Assert.Equal(["id", "active", "name"], patient.AsReadOnlyDictionary().Keys);
    }

    [Fact]
    public void A_pattern_matches_what_holds_all_that_it_names()
    {
        var concept = new CodeableConcept("s", "a", "Text").Add("s", "b");

        Assert.True(concept.Matches(new CodeableConcept("s", "b")));
        Assert.False(concept.Matches(new CodeableConcept("s", "c")));
        Assert.False(concept.IsExactly(new CodeableConcept("s", "b")));
    }

    [Fact]
    public void Extensions_are_found_by_their_url()
    {
        var patient = new Patient();

        patient.AddExtension("u:a", new FhirString("x"));
        patient.SetExtension("u:a", new FhirString("y"));
        patient.AddExtension("u:b", new FhirBoolean(true), isModifier: true);

        Assert.Equal("y", patient.GetStringExtension("u:a"));
        Assert.Equal("u:b", Assert.Single(patient.ModifierExtension).Url);
        patient.RemoveExtension("u:a");
        Assert.Null(patient.GetExtension("u:a"));
    }

    [Fact]
    public void A_choice_refuses_a_type_that_cannot_stand_there()
    {
        var extension = new Extension("u:a", new Narrative("<div/>"));

        Assert.Throws<InvalidOperationException>(() => extension.ToJson());
    }

    [Fact]
    public void A_contained_resource_is_found_by_its_fragment()
    {
        var patient = new Patient { Contained = [new Organization { Id = "o" }] };

        Assert.IsType<Organization>(patient.FindContainedResource(new ResourceReference("#o")));
        Assert.Null(patient.FindContainedResource("o"));
    }

    [Fact]
    public void Parameters_are_found_by_their_name()
    {
        var parameters = new Parameters().Add("a", new Integer(1)).Add("b", new Patient());

        Assert.Equal(1, parameters.GetSingleValue<Integer>("a")!.Value);
        Assert.IsType<Patient>(parameters.GetSingle("b")!.Resource);
    }
}
