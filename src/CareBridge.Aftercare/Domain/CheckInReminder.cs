using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// That a participant is told when a check-in is due: in the morning of the day, once, and not when they have made it
/// before.
/// </summary>
internal sealed class CheckInReminder : Aggregate, IHeldRecord
{
    /// <summary>By the participant's clock.</summary>
    public static readonly TimeOnly Morning = new(9, 0);

    private CheckInReminder()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    /// <summary>The last day that they were told of.</summary>
    public DateOnly DueOn { get; private set; }

    public DateTimeOffset DueBefore { get; private set; }

    /// <summary>They have been told, and the check-in is not there yet.</summary>
    public bool IsOpen { get; private set; }

    public static Guid IdOf(Guid participantId, Guid organizationId) =>
        DerivedId.Of("check-in reminder", participantId, $"{organizationId}");

    public static CheckInReminder Tell(Guid participantId, Guid organizationId, DueWindow window, DateTimeOffset at)
    {
        var reminder = new CheckInReminder
        {
            Id = IdOf(participantId, organizationId),
            ParticipantId = participantId,
            OrganizationId = organizationId,
        };
        reminder.Tell(window, at);
        return reminder;
    }

    /// <summary>Of one day they are told once, whatever becomes of the agreement on it.</summary>
    public void Tell(DueWindow window, DateTimeOffset at)
    {
        if (window.Day <= DueOn) return;
        (DueOn, DueBefore, IsOpen) = (window.Day, window.Closes, true);
        Changed(at);
    }

    public void Close(DateTimeOffset at)
    {
        if (!IsOpen) return;
        IsOpen = false;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new CheckInDueChanged
    {
        ReminderId = Id,
        Version = Version,
        AgreementId = CheckInAgreement.IdOf(ParticipantId, OrganizationId),
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        DueOn = DueOn,
        DueBefore = DueBefore,
        IsOpen = IsOpen,
        ChangedAt = ChangedAt,
    };
}
