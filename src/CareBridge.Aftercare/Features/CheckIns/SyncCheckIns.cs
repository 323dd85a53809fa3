using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Domain.Offline;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.CheckIns;

/// <summary>
/// Takes what a participant's phone made while it was offline: each entry once, however often and in whatever order
/// the phone sends them, and in the order of the phone's own count. One entry that cannot be taken keeps no other back.
/// </summary>
internal static class SyncCheckIns
{
    private const int MostEntries = 50;

    /// <summary>Losing a race this often in a row means something else is wrong.</summary>
    private const int Attempts = 5;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/check-ins/sync", HandleAsync).WithSummary("Sync check-ins from a phone")
            .RequireRole(Role.Participant).ShowsOwn();

    private static async Task<Answer> HandleAsync(
        Request request,
        Caller caller,
        AftercareDbContext store,
        IDirectory directory,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        Check(request);
        await RecordHolder.RequireServiceAsync(
            caller, caller.Id, request.OrganizationId, directory, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcomes = await TakeAsync(request, caller.Id, store, seal, now, cancellation);
                await store.SaveChangesAsync(cancellation);
                return new Answer(now, outcomes);
            }
            catch (Exception exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                // The phone has sent it twice at once; what the other has saved decides what there is left to do.
                store.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<IReadOnlyList<Outcome>> TakeAsync(
        Request request,
        Guid participantId,
        AftercareDbContext store,
        ISeal seal,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var ids = request.Entries.Select(entry => entry.Id).ToList();
        var checkIns = await FindAsync(store, ids, cancellation);
        var known = await store.DeviceEntries.AsNoTracking()
            .Where(e => e.ParticipantId == participantId && e.DeviceId == request.DeviceId)
            .OrderByDescending(e => e.Sequence)
            .ToListAsync(cancellation);
        // Both are saved together, and what was saved between the two looks is missing from the first.
        if (known.Exists(e => ids.Contains(e.CheckInId) && !checkIns.ContainsKey(e.CheckInId)))
            checkIns = await FindAsync(store, ids, cancellation);
        var isNew = request.Entries
            .Where(entry => !checkIns.ContainsKey(entry.Id) && known.TrueForAll(e => e.Sequence != entry.Sequence))
            .ToList();
        var places = OfflineClock.Place(
                isNew.Select(entry => new OfflineMoment(entry.Sequence, entry.MadeAt)),
                request.SentAt,
                now,
                [.. known.Select(e => e.Placed)])
            .ToDictionary(placed => placed.Sequence, placed => placed.At);
        var outcomes = new List<Outcome>();
        foreach (var entry in request.Entries.OrderBy(entry => entry.Sequence))
        {
            if (!places.TryGetValue(entry.Sequence, out var at))
            {
                var before = known.Find(e => e.Sequence == entry.Sequence);
                outcomes.Add(Repeated(entry, request, before, checkIns.GetValueOrDefault(entry.Id), seal));
                continue;
            }
            if (!PastTimes.IsRecent(at, now))
            {
                outcomes.Add(new Outcome(entry.Id, EntryOutcome.TooOld, null));
                continue;
            }
            Take(entry, at, request, participantId, store, seal, now);
            outcomes.Add(new Outcome(entry.Id, EntryOutcome.Recorded, at));
        }
        if (outcomes.Exists(outcome => outcome.Result == EntryOutcome.Recorded))
            store.RequestReview(participantId, request.OrganizationId, now);
        return outcomes;
    }

    private static Task<Dictionary<Guid, CheckIn>> FindAsync(
        AftercareDbContext store, List<Guid> ids, CancellationToken cancellation) =>
        store.CheckIns.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);

    private static void Take(
        Entry entry,
        DateTimeOffset at,
        Request request,
        Guid participantId,
        AftercareDbContext store,
        ISeal seal,
        DateTimeOffset now)
    {
        var content = entry.ToContent(participantId, request.OrganizationId, at);
        var origin = new CheckInOrigin(participantId, CheckInMeans.Phone, entry.SharesReflection);
        store.CheckIns.Add(CheckIn.Record(entry.Id, content, origin, seal, now));
        store.DeviceEntries.Add(new DeviceEntry
        {
            ParticipantId = participantId,
            DeviceId = request.DeviceId,
            Sequence = entry.Sequence,
            CheckInId = entry.Id,
            PlacedAt = at,
        });
    }

    private static Outcome Repeated(
        Entry entry, Request request, DeviceEntry? before, CheckIn? checkIn, ISeal seal)
    {
        var isSame = before?.CheckInId == entry.Id && checkIn is not null
            && checkIn.Open(seal) == entry.ToContent(before.ParticipantId, request.OrganizationId, checkIn.HeldAt);
        return isSame
            ? new Outcome(entry.Id, EntryOutcome.Repeated, checkIn!.HeldAt)
            : new Outcome(entry.Id, EntryOutcome.DifferentContent, null);
    }

    private static void Check(Request request)
    {
        var check = new Check()
            .That(request.Entries.Count is >= 1 and <= MostEntries, "entries", $"1 to {MostEntries}.")
            .That(
                request.Entries.Select(entry => entry?.Sequence).Distinct().Count() == request.Entries.Count
                    && request.Entries.Select(entry => entry?.Id).Distinct().Count() == request.Entries.Count,
                "entries",
                "Each id and each sequence once.");
        foreach (var (index, entry) in request.Entries.Index())
        {
            if (entry is null)
            {
                check.That(false, $"entries[{index}]", "Not null.");
                continue;
            }
            check.NotDerived(entry.Id, $"entries[{index}].id");
            entry.AddTo(check, $"entries[{index}].");
        }
        check.ThrowIfAny();
    }

    internal sealed record Request
    {
        /// <summary>Which of the organizations that serve the participant is to hold them.</summary>
        public required Guid OrganizationId { get; init; }

        /// <summary>Made up by the phone once, and kept.</summary>
        public required Guid DeviceId { get; init; }

        /// <summary>What the phone's clock says now. What it is wrong by is taken off each entry's time.</summary>
        public required DateTimeOffset SentAt { get; init; }

        public required IReadOnlyList<Entry> Entries { get; init; }
    }

    internal sealed record Entry : CheckInAnswers
    {
        /// <summary>Of the check-in, chosen by the phone.</summary>
        public required Guid Id { get; init; }

        /// <summary>The phone's own count: one more with each entry, whatever its clock says.</summary>
        public required long Sequence { get; init; }

        /// <summary>What the phone's clock said then.</summary>
        public required DateTimeOffset MadeAt { get; init; }

        /// <summary>Whether the community may see the reflection from the start.</summary>
        public bool SharesReflection { get; init; }
    }

    /// <param name="ReceivedAt">By our clock.</param>
    /// <param name="Entries">In the order of the phone's count.</param>
    internal sealed record Answer(DateTimeOffset ReceivedAt, IReadOnlyList<Outcome> Entries);

    /// <param name="HeldAt">When the check-in was, as well as can be known; null where it was not taken.</param>
    internal sealed record Outcome(Guid Id, EntryOutcome Result, DateTimeOffset? HeldAt);
}

/// <summary>What became of an entry.</summary>
internal enum EntryOutcome
{
    Recorded,

    /// <summary>It was here already.</summary>
    Repeated,

    /// <summary>The id or the count is in use for something else; it is not taken.</summary>
    DifferentContent,

    /// <summary>It is not taken.</summary>
    TooOld,
}
