using System.Globalization;

namespace CareBridge.EndToEnd.Histories;

/// <summary>Something that happened, as those outside saw it.</summary>
/// <param name="At">On the one monotonic clock of the process that saw all of it (<c>Stopwatch</c> ticks).</param>
public abstract record HistoryEvent(long At);

public sealed record ConsentEvent(long At, ConsentMoment Moment, Guid Consent, Guid Participant) : HistoryEvent(At)
{
    public override string ToString() => $"{At} {Moment} consent {Consent} participant {Participant}";
}

/// <param name="Participant">Whose data is asked for; null asks for everybody's.</param>
public sealed record ReadStarted(
    long At, int Read, string Reader, string Instance, string Request, Guid? Participant) : HistoryEvent(At)
{
    public override string ToString() => $"{At} read {Read} by {Reader} at {Instance}: {Request}";
}

/// <param name="Participants">Whose data was in the answer.</param>
/// <param name="Consents">Those that the answer says it rests on.</param>
public sealed record ReadEnded(
    long At, int Read, ReadAnswer Answer, IReadOnlyList<Guid> Participants, IReadOnlyList<Guid> Consents)
    : HistoryEvent(At)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{At} read {Read} {Answer} [{string.Join(' ', Participants)}] under [{string.Join(' ', Consents)}]");
}

public enum ConsentMoment
{
    GrantSent,
    GrantAcknowledged,
    RevocationSent,
    RevocationAcknowledged,
}

public enum ReadAnswer
{
    /// <summary>With data or without.</summary>
    Given,

    /// <summary>Consent could not be asked in time.</summary>
    Unavailable,
}
