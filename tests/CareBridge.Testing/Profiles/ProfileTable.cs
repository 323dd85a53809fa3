using System.Text.Json.Nodes;

namespace CareBridge.Testing.Profiles;

/// <summary>What the profiles ask that our resources claim, read from the guides and not from our own code.</summary>
public static class ProfileTable
{
    public static IReadOnlyDictionary<string, IReadOnlyList<ProfileRule>> All { get; } =
        UsCoreProfiles.All.Concat(SdohProfiles.All).ToDictionary(profile => profile.Key, profile => profile.Value);

    /// <summary>Rules that the resource breaks, of the profiles that it claims.</summary>
    public static IReadOnlyList<string> Faults(JsonObject resource)
    {
        var faults = new List<string>();
        foreach (var profile in Claims(resource))
        {
            var name = $"{resource["resourceType"]}/{resource["id"]} {profile}";
            if (!All.TryGetValue(profile, out var rules)) faults.Add($"{name} is not known");
            else faults.AddRange(rules.Where(rule => !rule.Holds(resource)).Select(rule => $"{name}: {rule}"));
        }
        return faults;
    }

    public static IEnumerable<string> Claims(JsonObject resource) =>
        resource["meta"]?["profile"]?.AsArray().Select(profile => (string)profile!) ?? [];
}
