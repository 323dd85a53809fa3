using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Disclosures;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>The door, as a client of the FHIR API stands before it.</summary>
internal sealed class Permits(DisclosureDoor door)
{
    public Guid NewDisclosure() => door.NewDisclosure();

    /// <summary>Those that may be sent now, in the order given; each is accounted for already.</summary>
    public async Task<Opening<Candidate>> OpenAsync(
        Guid disclosureId,
        ServedType type,
        SmartCaller caller,
        IReadOnlyList<Candidate> candidates,
        CancellationToken cancellation)
    {
        return type.NeedsPermit
            ? await OpenHeldAsync(disclosureId, caller, candidates, cancellation)
            : door.ShowPublic(candidates);
    }

    private async Task<Opening<Candidate>> OpenHeldAsync(
        Guid disclosureId,
        SmartCaller caller,
        IReadOnlyList<Candidate> candidates,
        CancellationToken cancellation)
    {
        var proposals = candidates.Select(candidate => new Proposal<Candidate>(candidate, Records(candidate)));
        var opening = await door.OpenAsync(Recipient(caller), [.. proposals], cancellation, disclosureId);
        return opening.Select(disclosed => Show(disclosed, caller));
    }

    /// <summary>The same for resources of several types, what is public among them.</summary>
    public async Task<Opening<Candidate>> OpenAllAsync(
        SmartCaller caller, IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        var shown = door.ShowPublic(candidates.Where(candidate => candidate.Head.ParticipantId is null));
        var held = candidates.Where(candidate => candidate.Head.ParticipantId is not null);
        var opening = await OpenHeldAsync(NewDisclosure(), caller, [.. held], cancellation);
        return opening with { Items = [.. opening.Items, .. shown.Items] };
    }

    /// <summary>
    /// Those of the people of whom the client may be told how many resources there are: that is on record too.
    /// </summary>
    /// <param name="bundleId">The Bundle that is to tell it.</param>
    /// <param name="disclosureId">Given again it is the same disclosure; a new one when left out.</param>
    public async Task<Opening<Person>> OpenCountAsync(
        Guid bundleId,
        SmartCaller caller,
        IEnumerable<Person> people,
        CancellationToken cancellation,
        Guid? disclosureId = null)
    {
        var proposals = people.Select(person => new Proposal<Person>(
            person,
            [.. person.Scopes.Select(scope => new DisclosureItem(
                "Bundle", bundleId, 1, person.Id, scope.DiscloserOrganizationId, scope.Category))]));
        var opening = await door.OpenAsync(Recipient(caller), [.. proposals], cancellation, disclosureId);
        return opening.Select(disclosed => disclosed.Content with
        {
            Scopes = [.. disclosed.Records.Select(
                record => new DisclosureScope(record.DiscloserOrganizationId, record.Category))],
        });
    }

    /// <summary>For a number of what is public.</summary>
    public void ShowNobody() => door.ShowNobody();

    /// <summary>The person with what the client may see of them as it stands now; nothing is sent on this.</summary>
    /// <param name="person">Null asks a question about nobody, which takes as long.</param>
    public async Task<Person?> DecideAsync(SmartCaller caller, Person? person, CancellationToken cancellation)
    {
        var permitted = await door.DecideAsync(
            new DecideDisclosure
            {
                ParticipantId = person?.Id ?? Guid.Empty,
                RecipientOrganizationId = caller.OrganizationId,
                RecipientId = caller.ClientId,
                Purpose = caller.Purpose,
                Scopes = person?.Scopes ?? [],
            },
            cancellation);
        return permitted.Count > 0 ? person! with { Scopes = permitted } : null;
    }

    private static Recipient Recipient(SmartCaller caller) =>
        new(caller.OrganizationId, caller.ClientId, caller.Purpose);

    private static IReadOnlyList<DisclosureItem> Records(Candidate candidate)
    {
        var head = candidate.Head;
        return
        [
            .. candidate.Disclosers.Select(discloser => new DisclosureItem(
                head.Type, head.Id, head.Version, head.ParticipantId!.Value, discloser, head.Category!.Value)),
        ];
    }

    private static Candidate Show(Disclosed<Candidate> disclosed, SmartCaller caller)
    {
        if (disclosed.Content.Head.Type != ServedTypes.Patient) return disclosed.Content;
        var disclosers = disclosed.Records.Select(record => record.DiscloserOrganizationId);
        return disclosed.Content with
        {
            Body = PatientMapper.WithIdentifiersOf([caller.OrganizationId, .. disclosers], disclosed.Content.Body),
        };
    }
}

/// <summary>A participant, and what the organizations hold of them that a search has found.</summary>
internal sealed record Person(Guid Id, IReadOnlyList<DisclosureScope> Scopes);
