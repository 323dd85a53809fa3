namespace CareBridge.Consent.Domain;

/// <summary>
/// When a minor's guardian signs besides the minor (42 CFR 2.14). State law decides; where nobody has said what it is,
/// both sign, which is what no state forbids.
/// </summary>
/// <param name="AloneFromAge">By USPS state code, the age from which a minor consents alone.</param>
internal sealed record MinorConsent(IReadOnlyDictionary<string, int> AloneFromAge)
{
    public const int Majority = 18;

    /// <param name="age">In full years; who has given no birth date is treated as an adult.</param>
    public SigningRule For(int? age, string? state)
    {
        if (age is not { } years || years >= Majority) return SigningRule.Adult;
        var alone = state is not null && AloneFromAge.TryGetValue(state, out var from) && years >= from;
        return new SigningRule(IsMinor: true, NeedsGuardian: !alone);
    }
}

/// <summary>Who has to sign, and who cannot sign in whose place.</summary>
internal readonly record struct SigningRule(bool IsMinor, bool NeedsGuardian)
{
    public static readonly SigningRule Adult = new(IsMinor: false, NeedsGuardian: false);
}
