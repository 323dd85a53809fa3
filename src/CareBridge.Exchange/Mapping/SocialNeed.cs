namespace CareBridge.Exchange.Mapping;

/// <summary>What a referral asks for, in the words of the guide SDOH Clinical Care.</summary>
/// <param name="Category">A code of <see cref="CodeSystems.SocialNeed"/>.</param>
/// <param name="Procedure">SNOMED CT; null where we know of no code that says it.</param>
internal sealed record SocialNeed(string Category, string? Procedure)
{
    private static readonly Dictionary<string, SocialNeed> ByService = new()
    {
        // Referral to housing service.
        ["housing"] = new("housing-instability", "710911006"),
        // Patient referral for vocational rehabilitation.
        ["employment"] = new("employment-status", "18781004"),
        // Assistance with application for food pantry program.
        ["food"] = new("food-insecurity", "467771000124109"),
        ["transport"] = new("transportation-insecurity", Procedure: null),
        ["benefits"] = new("financial-insecurity", Procedure: null),
        ["legal"] = new("sdoh-category-unspecified", Procedure: null),
        ["health-navigation"] = new("sdoh-category-unspecified", Procedure: null),
    };

    /// <summary>Null for treatment and support: those are no social needs.</summary>
    /// <param name="service">A code of <see cref="CodeSystems.ReferralService"/>.</param>
    public static SocialNeed? Of(string service) => ByService.GetValueOrDefault(service);
}
