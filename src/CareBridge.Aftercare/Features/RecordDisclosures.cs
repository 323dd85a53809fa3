using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features;

/// <summary>
/// A participant's records for who may need them elsewhere: what consent permits, and what their own organization
/// holds. To who may see none it is as if there were no such participant.
/// </summary>
internal sealed class RecordDisclosures(DisclosureDoor door)
{
    /// <summary>
    /// Of the categories, what each other organization that holds any of the records may disclose now; nothing is
    /// shown on this answer.
    /// </summary>
    public async Task<Permitted> DecideAsync<TRecord>(
        IQueryable<TRecord> records,
        Guid participantId,
        Recipient recipient,
        IReadOnlyList<DisclosureCategory> categories,
        CancellationToken cancellation)
        where TRecord : class, IHeldRecord
    {
        var holders = await records
            .Where(record => record.ParticipantId == participantId && record.OrganizationId != recipient.OrganizationId)
            .Select(record => record.OrganizationId).Distinct().ToListAsync(cancellation);
        var permitted = await door.DecideAsync(
            new DecideDisclosure
            {
                ParticipantId = participantId,
                RecipientOrganizationId = recipient.OrganizationId,
                RecipientId = recipient.Id,
                Purpose = recipient.Purpose,
                Scopes =
                [
                    .. from holder in holders
                       from category in categories
                       select new DisclosureScope(holder, category),
                ],
            },
            cancellation);
        return new Permitted(permitted);
    }

    /// <summary>A page of a participant's records of one category, for who may see them now.</summary>
    /// <param name="purpose">As a request names it.</param>
    /// <exception cref="NotFoundException">There are none that the caller may see.</exception>
    public async Task<Page<TView>> ListAsync<TRecord, TView>(
        IQueryable<TRecord> records,
        Guid participantId,
        DisclosureCategory category,
        PageRequest page,
        Caller caller,
        string? purpose,
        Showing<TRecord, TView> showing,
        CancellationToken cancellation)
        where TRecord : class, IHeldRecord, ISorted
    {
        if (caller.Role == Role.Participant)
            return await ListOwnAsync(records, participantId, page, caller, showing, cancellation);
        var recipient = Recipient.Of(caller, purpose);
        var permitted = await DecideAsync(records, participantId, recipient, [category], cancellation);
        var holders = permitted.Holders(category);
        var visible = await records
            .Where(record => record.OrganizationId == recipient.OrganizationId
                || holders.Contains(record.OrganizationId))
            .NewestFirstAsync(page, cancellation);
        return await OpenAsync(visible, caller, recipient, showing, cancellation);
    }

    /// <summary>A page of a participant's records, for the participant.</summary>
    /// <exception cref="NotFoundException">The caller is another participant.</exception>
    public async Task<Page<TView>> ListOwnAsync<TRecord, TView>(
        IQueryable<TRecord> records,
        Guid participantId,
        PageRequest page,
        Caller caller,
        Showing<TRecord, TView> showing,
        CancellationToken cancellation)
        where TRecord : class, IHeldRecord, ISorted
    {
        if (participantId != caller.Id) throw new NotFoundException("participant");
        var own = await records.NewestFirstAsync(page, cancellation);
        ShowOwn(own.Items, caller);
        return own.Select(showing.Own);
    }

    /// <summary>A page of records that are the caller's own or were decided to be permitted, in their order.</summary>
    /// <exception cref="NotFoundException">There are none that the caller may see.</exception>
    public async Task<Page<TView>> OpenAsync<TRecord, TView>(
        Page<TRecord> page, Caller caller, Recipient recipient, Showing<TRecord, TView> showing,
        CancellationToken cancellation)
        where TRecord : class, IHeldRecord
    {
        var own = page.Items.Where(record => record.OrganizationId == caller.Organization).ToList();
        ShowOwn(own, caller);
        var proposals = page.Items.Except(own)
            .Select(record => new Proposal<TRecord>(record, [.. showing.Records(record)]));
        var opening = await door.OpenAsync(recipient, [.. proposals], cancellation);
        var views = own.ToDictionary(record => record.Id, showing.Own);
        foreach (var disclosed in opening.Items) views[disclosed.Content.Id] = showing.Disclosed(disclosed);
        if (views.Count == 0) throw new NotFoundException("participant");
        return new Page<TView>(
            [.. page.Items.Where(record => views.ContainsKey(record.Id)).Select(record => views[record.Id])], page.Next)
        {
            Disclosure = opening.Accompaniment,
        };
    }

    /// <summary>One record: the caller's own, about the caller, or one that may be shown to them now.</summary>
    /// <param name="record">Null where there is none; it takes as long as one that the caller may not see.</param>
    /// <param name="purpose">As a request names it.</param>
    /// <exception cref="NotFoundException">There is none that the caller may see.</exception>
    public async Task<(TView View, Accompaniment? Accompaniment)> OpenOneAsync<TRecord, TView>(
        TRecord? record,
        Caller caller,
        string? purpose,
        Showing<TRecord, TView> showing,
        string what,
        CancellationToken cancellation)
        where TRecord : class, IHeldRecord
    {
        var isTheirs = caller.Role == Role.Participant
            ? record?.ParticipantId == caller.Id
            : record?.OrganizationId == caller.Organization;
        if (record is not null && isTheirs)
        {
            ShowOwn([record], caller);
            return (showing.Own(record), null);
        }
        if (caller.Role == Role.Participant) throw new NotFoundException(what);
        IReadOnlyList<Proposal<TRecord>> proposals = record is null
            ? []
            : [new Proposal<TRecord>(record, [.. showing.Records(record)])];
        var opening = await door.OpenAsync(Recipient.Of(caller, purpose), proposals, cancellation);
        return opening.Items is [var disclosed]
            ? (showing.Disclosed(disclosed), opening.Accompaniment)
            : throw new NotFoundException(what);
    }

    /// <summary>The caller's organization holds the records, or they are about the caller.</summary>
    public void ShowOwn<TRecord>(IEnumerable<TRecord> records, Caller caller)
        where TRecord : class, IHeldRecord =>
        door.ShowOwn(caller, records.Select(record => new Holding(record.ParticipantId, record.OrganizationId)));
}

/// <summary>What may be disclosed.</summary>
internal sealed record Permitted(IReadOnlyList<DisclosureScope> Scopes)
{
    public List<Guid> Holders(DisclosureCategory category) =>
        [.. Scopes.Where(scope => scope.Category == category).Select(scope => scope.DiscloserOrganizationId)];
}

/// <summary>What records of one kind show.</summary>
internal sealed record Showing<TRecord, TView>(
    Func<TRecord, IEnumerable<DisclosureItem>> Records,
    Func<TRecord, TView> Own,
    Func<Disclosed<TRecord>, TView> Disclosed);
