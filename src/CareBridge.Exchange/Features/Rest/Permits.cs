using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>The door, as a client of the FHIR API stands before it.</summary>
internal sealed class Permits(DisclosureDoor door, TimeProvider time)
{
    /// <summary>How long after it was decided on something may leave without being decided on again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    /// <summary>How often an answer is made that takes long, while consents in it end.</summary>
    private const int Attempts = 3;

    private List<Opened>? _opened;

    public Guid NewDisclosure() => door.NewDisclosure();

    /// <summary>What is opened from now on.</summary>
    public IReadOnlyList<Opened> Remember() => _opened ??= [];

    /// <summary>
    /// An answer that is made with many a question. When that has taken long, what was opened first is asked for again,
    /// as the same disclosure; if some of it no longer stands, the answer is made anew.
    /// </summary>
    /// <exception cref="UnavailableException">It never stands, or Consent does not answer.</exception>
    public async Task<T> WhileFreshAsync<T>(Func<Task<T>> make, CancellationToken cancellation)
    {
        var opened = _opened ??= [];
        var before = opened.Count;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            opened.RemoveRange(before, opened.Count - before);
            var answer = await make();
            if (await StandAsync([.. opened.Skip(before)], cancellation)) return answer;
        }
        throw new UnavailableException("consent");
    }

    /// <summary>Whether all that was permitted may still be sent; only what is no longer fresh is asked for.</summary>
    /// <exception cref="UnavailableException">Consent does not answer.</exception>
    public async Task<bool> StandAsync(IEnumerable<Opened> opened, CancellationToken cancellation)
    {
        var old = opened.Where(one => one.Permitted > 0 && time.GetElapsedTime(one.At) > Fresh);
        // All at once: Consent decides together on what is asked together.
        var stand = await Task.WhenAll(old.Select(async one =>
        {
            var again = await door.OpenAsync(
                one.Recipient, [new Proposal<Opened>(one, one.Items)], cancellation, one.DisclosureId);
            return again.Items.Sum(item => item.Records.Count) == one.Permitted;
        }));
        return stand.All(stands => stands);
    }

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
        var opening = await OpenAsync(disclosureId, caller, [.. proposals], cancellation);
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
        var opening = await OpenAsync(disclosureId ?? NewDisclosure(), caller, [.. proposals], cancellation);
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

    private async Task<Opening<T>> OpenAsync<T>(
        Guid disclosureId, SmartCaller caller, IReadOnlyList<Proposal<T>> proposals, CancellationToken cancellation)
    {
        var (recipient, at) = (Recipient(caller), time.GetTimestamp());
        var opening = await door.OpenAsync(recipient, proposals, cancellation, disclosureId);
        _opened?.Add(new Opened(
            disclosureId,
            recipient,
            [.. proposals.SelectMany(proposal => proposal.Records)],
            opening.Items.Sum(item => item.Records.Count),
            at));
        return opening;
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
            Body = PatientMapper.AsSeenBy(caller.OrganizationId, disclosers, disclosed.Content.Body),
        };
    }
}
