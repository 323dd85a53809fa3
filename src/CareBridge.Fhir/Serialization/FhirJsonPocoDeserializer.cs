using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Hl7.Fhir.Serialization;

/// <summary>
/// Reads FHIR's JSON (https://hl7.org/fhir/R4/json.html) and checks structure, cardinality, required codes and the
/// syntax of primitives on the way. All that is wrong is reported at once, up to a limit.
/// </summary>
public class BaseFhirJsonPocoDeserializer
{
    internal BaseFhirJsonPocoDeserializer(FhirJsonPocoDeserializerSettings settings) => Settings = settings;

    public FhirJsonPocoDeserializerSettings Settings { get; }

    public bool TryDeserializeResource(
        ref Utf8JsonReader reader, out Resource? instance, out IEnumerable<CodedException> issues)
    {
        var isValid = TryRead(null, ref reader, out var read, out issues);
        instance = read as Resource;
        return isValid;
    }

    public bool TryDeserializeObject(
        Type targetType, ref Utf8JsonReader reader, out Base? instance, out IEnumerable<CodedException> issues)
    {
        if (!typeof(Base).IsAssignableFrom(targetType))
            throw new ArgumentException("Only types of the FHIR model can be read.", nameof(targetType));
        if (!typeof(Resource).IsAssignableFrom(targetType))
            return TryRead((Base)Activator.CreateInstance(targetType)!, ref reader, out instance, out issues);

        var isValid = TryRead(null, ref reader, out instance, out issues);
        if (instance is null || targetType.IsInstanceOfType(instance)) return isValid;
        issues =
        [
            .. issues,
            new FhirJsonException(
                FhirJsonException.UNKNOWN_RESOURCE_TYPE_CODE, $"A resource of type {targetType.Name} is expected."),
        ];
        return false;
    }

    private bool TryRead(
        Base? target, ref Utf8JsonReader reader, out Base? instance, out IEnumerable<CodedException> issues)
    {
        var input = new JsonInput(Settings);
        try
        {
            input.Start(ref reader);
            if (target is null) input.ReadRootResource(ref reader);
            else input.ReadRoot(ref reader, target);
        }
        catch (JsonException error)
        {
            input.Malformed(ref reader, error);
        }
        catch (ReadingStoppedException)
        {
            // The issue that stopped it is the last one listed.
        }

        instance = input.Root;
        issues = input.Issues;
        return input.Issues.Count == 0;
    }
}

/// <summary>The deserializer for R4.</summary>
public class FhirJsonPocoDeserializer : BaseFhirJsonPocoDeserializer
{
    public FhirJsonPocoDeserializer() : this(new())
    {
    }

    public FhirJsonPocoDeserializer(FhirJsonPocoDeserializerSettings settings) : base(settings)
    {
    }
}
