using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Referrals.Domain;

namespace CareBridge.Referrals.Features;

/// <summary>What Consent says about showing a referral to the organization it is meant for.</summary>
internal sealed class ReferralDisclosures(DisclosureDoor door)
{
    /// <summary>
    /// Whether the participant's consent covers showing it to the organization as such. Nothing is shown on this
    /// answer.
    /// </summary>
    public Task<bool> MaySendAsync(Referral referral, CancellationToken cancellation) =>
        DecideAsync(referral, recipientId: null, cancellation);

    /// <summary>Whether the caller may be shown it now. Nothing is shown on this answer.</summary>
    /// <param name="referral">Null asks a question about nobody, which takes as long.</param>
    public async Task<bool> MayShowAsync(Referral? referral, Caller caller, CancellationToken cancellation)
    {
        if (referral is not null) return await DecideAsync(referral, caller.Id, cancellation);
        await door.DecideAsync(
            new DecideDisclosure
            {
                ParticipantId = Guid.Empty,
                RecipientOrganizationId = caller.Organization,
                RecipientId = caller.Id,
                Purpose = PurposeOfUse.Treatment,
                Scopes = [],
            },
            cancellation);
        return false;
    }

    /// <summary>
    /// Of what others hold about the participant, what the referrer itself may read. Nothing is shown on this answer.
    /// </summary>
    /// <param name="authorId">The person or client there.</param>
    public Task<IReadOnlyList<DisclosureScope>> ReadableAsync(
        ReferralTerms terms, Guid authorId, IReadOnlyList<DisclosureScope> held, CancellationToken cancellation) =>
        door.DecideAsync(
            new DecideDisclosure
            {
                ParticipantId = terms.ParticipantId,
                RecipientOrganizationId = terms.ReferringOrganizationId,
                RecipientId = authorId,
                Purpose = PurposeOfUse.Treatment,
                Scopes = held,
            },
            cancellation);

    /// <summary>Those of the referrals that may be shown to the caller now; each is accounted for already.</summary>
    public async Task<Opening<ReferralView>> OpenAsync(
        IEnumerable<Referral> referrals, Caller caller, CancellationToken cancellation)
    {
        var proposals = referrals.Select(referral => new Proposal<Referral>(referral, [ToRecord(referral)]));
        var opening = await door.OpenAsync(Recipient.Of(caller), [.. proposals], cancellation);
        return opening.Select(disclosed => ReferralView.Of(disclosed));
    }

    /// <summary>Those of the contacts that may be shown to the caller now; each is accounted for already.</summary>
    public async Task<Opening<ContactView>> OpenAsync(
        IEnumerable<Contact> contacts, Caller caller, CancellationToken cancellation)
    {
        var proposals = contacts.Select(contact => new Proposal<Contact>(contact, [ToRecord(contact)]));
        var opening = await door.OpenAsync(Recipient.Of(caller), [.. proposals], cancellation);
        return opening.Select(disclosed => ContactView.Of(disclosed.Content));
    }

    /// <summary>
    /// A page of what may be shown now. It is filled up, and goes on only where something follows: a short page, or a
    /// cursor, would tell of referrals that consent withholds.
    /// </summary>
    public async Task<Page<ReferralView>> OpenPageAsync(
        IQueryable<Referral> open, PageRequest page, Caller caller, CancellationToken cancellation)
    {
        var first = await open.NewestFirstAsync(page, cancellation);
        var shown = ToPage(await OpenAsync(first.Items, caller, cancellation), next: null);
        if (first.Next is not { } next) return shown;
        var missing = first.Items.Count - shown.Items.Count;
        var more = await FindAsync(open, next, missing + 1, caller, cancellation);
        if (missing == 0) return shown with { Next = more.Count > 0 ? next : null };
        var filling = more.Take(missing).ToList();
        var rest = ToPage(
            await OpenAsync(filling, caller, cancellation), more.Count > missing ? filling[^1].SortKey : null);
        return rest with
        {
            Items = [.. shown.Items, .. rest.Items],
            Disclosure = Accompaniment.Join(shown.Disclosure, rest.Disclosure),
        };
    }

    private static Page<ReferralView> ToPage(Opening<ReferralView> opening, string? next) =>
        new([.. opening.Items.Select(item => item.Content)], next) { Disclosure = opening.Accompaniment };

    /// <summary>The next so many that may be shown to the caller. None is shown on this answer.</summary>
    private async Task<List<Referral>> FindAsync(
        IQueryable<Referral> open, string after, int count, Caller caller, CancellationToken cancellation)
    {
        var found = new List<Referral>();
        var answers = new Dictionary<(Guid ParticipantId, Guid ReferringOrganizationId), bool>();
        for (var next = after; next is not null && found.Count < count;)
        {
            var page = await open.NewestFirstAsync(new PageRequest { After = next }, cancellation);
            foreach (var referral in page.Items.TakeWhile(_ => found.Count < count))
            {
                var key = (referral.ParticipantId, referral.ReferringOrganizationId);
                if (!answers.TryGetValue(key, out var permitted))
                    answers[key] = permitted = await DecideAsync(referral, caller.Id, cancellation);
                if (permitted) found.Add(referral);
            }
            next = page.Next;
        }
        return found;
    }

    /// <param name="recipientId">The person there; a consent or a denial may name them alone.</param>
    private async Task<bool> DecideAsync(Referral referral, Guid? recipientId, CancellationToken cancellation)
    {
        var scope = new DisclosureScope(referral.ReferringOrganizationId, DisclosureCategory.Referrals);
        var permitted = await door.DecideAsync(
            new DecideDisclosure
            {
                ParticipantId = referral.ParticipantId,
                RecipientOrganizationId = referral.ReceivingOrganizationId,
                RecipientId = recipientId,
                Purpose = PurposeOfUse.Treatment,
                Scopes = [scope],
            },
            cancellation);
        return permitted.Contains(scope);
    }

    private static DisclosureItem ToRecord(Contact contact) => new(
        "Appointment",
        contact.Id,
        contact.Version,
        contact.ParticipantId,
        contact.ReferringOrganizationId,
        DisclosureCategory.Referrals);

    private static DisclosureItem ToRecord(Referral referral) => new(
        "ServiceRequest",
        referral.Id,
        referral.Version,
        referral.ParticipantId,
        referral.ReferringOrganizationId,
        DisclosureCategory.Referrals);
}
