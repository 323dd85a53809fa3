using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;

namespace CareBridge.Benchmarks;

/// <summary>Consents, denials and questions as they come.</summary>
internal static class ConsentSamples
{
    /// <summary>In force for one participant: more than anybody is likely to have.</summary>
    public const int Consents = 20;

    public const int Restrictions = 3;

    public static IReadOnlyList<Guid> Ids(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    public static ConsentRecord Granted(Guid participant, Guid discloser, Guid recipient, DateTimeOffset now)
    {
        var consent = ConsentRecord.Request(
            new ConsentRequest
            {
                Id = Guid.CreateVersion7(),
                ParticipantId = participant,
                Terms = new ConsentTerms
                {
                    DiscloserOrganizationIds = [discloser],
                    RecipientOrganizationIds = [recipient],
                    Categories =
                    [
                        DisclosureCategory.Referrals, DisclosureCategory.Engagement, DisclosureCategory.CheckInScores,
                    ],
                    Purposes = [PurposeOfUse.Treatment, PurposeOfUse.CareManagement],
                },
                RequestedBy = Guid.CreateVersion7(),
                RequestingOrganizationId = discloser,
            },
            now.AddDays(-4));
        consent.Grant(
            new ConsentGrant
            {
                ExpiresAt = now.AddYears(1),
                SignedName = "Jo Rivers",
                RightToRevokeRead = true,
                RedisclosureRead = true,
                RefusalRead = true,
            },
            now.AddDays(-3));
        return consent;
    }

    public static Restriction Denied(Guid participant, Guid recipient, DateTimeOffset now) => Restriction.Deny(
        Guid.CreateVersion7(),
        participant,
        new RestrictionScope { RecipientOrganizationIds = [recipient] },
        now.AddDays(-2));

    public static ProposedDisclosure Proposed(Guid participant, Guid discloser, Guid recipient) => new(
        participant,
        new DisclosureScope(discloser, DisclosureCategory.CheckInScores),
        recipient,
        Guid.CreateVersion7(),
        PurposeOfUse.Treatment);

    /// <summary>One observation on its way to one client.</summary>
    public static AuthorizeDisclosure Question(Guid participant, Guid discloser, Guid recipient) => new()
    {
        DisclosureId = Guid.CreateVersion7(),
        RecipientOrganizationId = recipient,
        RecipientId = recipient,
        Purpose = PurposeOfUse.Treatment,
        Items =
        [
            new DisclosureItem(
                "Observation", Guid.CreateVersion7(), 1, participant, discloser, DisclosureCategory.CheckInScores),
        ],
    };
}
