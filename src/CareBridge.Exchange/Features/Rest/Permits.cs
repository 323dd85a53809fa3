using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>Asks Consent before anything about a participant leaves; nothing it says is remembered.</summary>
internal sealed class Permits(IDisclosures disclosures, TimeProvider time)
{
    public Guid NewDisclosure() => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>Those that may be sent now, in the order given; each is accounted for already.</summary>
    public async Task<IReadOnlyList<Disclosed>> AuthorizeAsync(
        Guid disclosureId, SmartCaller caller, IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        var items = candidates
            .SelectMany((candidate, index) => Items(candidate).Select(item => (Index: index, Item: item)))
            .ToList();
        var permitted = items.Count == 0
            ? []
            : (await disclosures.AuthorizeAsync(
                new AuthorizeDisclosure
                {
                    DisclosureId = disclosureId,
                    RecipientOrganizationId = caller.OrganizationId,
                    RecipientId = caller.ClientId,
                    Purpose = caller.Purpose,
                    Items = [.. items.Select(entry => entry.Item)],
                },
                cancellation)).Permitted;
        var permits = permitted.ToLookup(
            item => items[item.Index].Index, item => (items[item.Index].Item, item.ConsentId));
        return [.. candidates
            .Select((candidate, index) => Disclose(candidate, [.. permits[index]], caller))
            .OfType<Disclosed>()];
    }

    /// <summary>Those of the organizations that may disclose this category to the caller, as it stands now.</summary>
    public async Task<List<Guid>> DecideAsync(
        SmartCaller caller,
        Guid participantId,
        DisclosureCategory category,
        IReadOnlyList<Guid> disclosers,
        CancellationToken cancellation)
    {
        if (disclosers.Count == 0) return [];
        var decision = await disclosures.DecideAsync(
            new DecideDisclosure
            {
                ParticipantId = participantId,
                RecipientOrganizationId = caller.OrganizationId,
                Purpose = caller.Purpose,
                Scopes = [.. disclosers.Select(id => new DisclosureScope(id, category))],
            },
            cancellation);
        return [.. decision.Permitted.Select(scope => scope.DiscloserOrganizationId)];
    }

    private static IEnumerable<DisclosureItem> Items(Candidate candidate)
    {
        var head = candidate.Head;
        if (head.ParticipantId is not { } participant) return [];
        return candidate.Disclosers.Select(discloser => new DisclosureItem(
            head.Type, head.Id, head.Version, participant, discloser, head.Category!.Value));
    }

    private static Disclosed? Disclose(
        Candidate candidate, List<(DisclosureItem Item, Guid? ConsentId)> permits, SmartCaller caller)
    {
        if (candidate.Head.ParticipantId is null) return new Disclosed(candidate.Head, candidate.Body, []);
        if (permits.Count == 0) return null;
        var body = candidate.Head.Type == ServedTypes.Patient
            ? PatientMapper.WithIdentifiersOf(
                [caller.OrganizationId, .. permits.Select(permit => permit.Item.DiscloserOrganizationId)],
                candidate.Body)
            : candidate.Body;
        return new Disclosed(candidate.Head, body, [.. permits.Select(p => p.ConsentId).OfType<Guid>().Distinct()]);
    }
}
