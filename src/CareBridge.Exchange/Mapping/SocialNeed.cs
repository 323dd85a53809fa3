namespace CareBridge.Exchange.Mapping;

/// <summary>What a referral asks for, in the words of the guide SDOH Clinical Care.</summary>
/// <param name="Category">A code of <see cref="CodeSystems.SocialNeed"/>.</param>
/// <param name="Procedure">SNOMED CT.</param>
internal sealed record SocialNeed(string Category, string Procedure)
{
    private static readonly Dictionary<string, SocialNeed> ByService = new()
    {
        // Referral to housing service.
        ["housing"] = new("housing-instability", "710911006"),
        // Patient referral for vocational rehabilitation.
        ["employment"] = new("employment-status", "18781004"),
    };

    /// <summary>Null for treatment and support: those are no social needs.</summary>
    /// <param name="service">A code of <see cref="CodeSystems.ReferralService"/>.</param>
    public static SocialNeed? Of(string service) => ByService.GetValueOrDefault(service);
}
