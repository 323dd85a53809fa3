using Hl7.Fhir.Serialization;

namespace Hl7.Fhir.Model;

/// <summary>What the model knows.</summary>
public class ModelInfo
{
    public static readonly List<string> SupportedResources = [.. ResourceTypes.ByName.Keys];

    public static string Version => "4.0.1";

    public static bool IsKnownResource(string name) => ResourceTypes.ByName.ContainsKey(name);

    public static bool IsKnownResource(Type type) => ResourceTypes.ByName.ContainsValue(type);
}
