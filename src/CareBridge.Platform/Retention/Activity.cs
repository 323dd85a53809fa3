namespace CareBridge.Platform.Retention;

/// <summary>That something happened to a participant.</summary>
public sealed class Activity
{
    public required Guid ParticipantId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Asked of every service before anything is deleted.</summary>
/// <param name="Service">Whose answer is wanted: a process may run several.</param>
public sealed record FindActivity(string Service, IReadOnlyList<Guid> ParticipantIds);

/// <param name="KeptFor">How long the service keeps records after the last activity anywhere.</param>
/// <param name="Participants">Those of whom it knows anything.</param>
public sealed record ActivityFound(TimeSpan KeptFor, IReadOnlyList<ParticipantActivity> Participants);

/// <param name="LastAt">Null where nothing that happened is known.</param>
/// <param name="HasRecords">Whether there is anything left that could be deleted.</param>
public sealed record ParticipantActivity(Guid ParticipantId, DateTimeOffset? LastAt, bool HasRecords);

/// <summary>Asked of every service before somebody's records are deleted in one of them.</summary>
/// <param name="Service">Whose answer is wanted: a process may run several.</param>
public sealed record FindOrganizations(string Service, Guid ParticipantId);

/// <param name="OrganizationIds">Those that the participant's records name.</param>
public sealed record OrganizationsFound(IReadOnlyList<Guid> OrganizationIds);
