using CareBridge.Contracts.Consent;

namespace CareBridge.Platform.Disclosures;

/// <summary>
/// What goes along with everything that is disclosed under a consent (42 CFR 2.32); in JSON the member
/// <c>disclosure</c>.
/// </summary>
/// <param name="Notice">That the law forbids passing it on.</param>
/// <param name="Scopes">What each consent covers, in codes and in plain words.</param>
public sealed record Accompaniment(string Notice, IReadOnlyList<ConsentScope> Scopes)
{
    /// <summary>Null when nothing rests on a consent, as in a medical emergency.</summary>
    internal static Accompaniment? Of(DisclosureAuthorization authorization) =>
        authorization.Permitted.Any(item => item.ConsentId is not null)
            ? new Accompaniment(RedisclosureNotice.Text, authorization.Scopes)
            : null;

    /// <summary>Of two disclosures that leave together; a consent that both rest on is explained once.</summary>
    public static Accompaniment? Join(Accompaniment? first, Accompaniment? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => first with { Scopes = [.. first.Scopes.Concat(second.Scopes).DistinctBy(scope => scope.ConsentId)] },
    };
}
