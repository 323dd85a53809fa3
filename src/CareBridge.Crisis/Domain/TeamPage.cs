namespace CareBridge.Crisis.Domain;

/// <summary>
/// That a crisis team is to be told of an escalation, and when it was. Whichever instance is alive does it.
/// </summary>
internal sealed class TeamPage
{
    /// <summary>The team's on-call board, which its responders watch.</summary>
    public const string Board = "board";

    private TeamPage()
    {
    }

    public Guid EscalationId { get; private init; }

    public string Channel { get; private init; } = null!;

    public DateTimeOffset DueAt { get; private set; }

    public Guid? CrisisTeamId { get; private set; }

    /// <summary>Null until done.</summary>
    public DateTimeOffset? PagedAt { get; private set; }

    public static TeamPage For(Guid escalationId, DateTimeOffset dueAt) =>
        new() { EscalationId = escalationId, Channel = Board, DueAt = dueAt };

    public void DueBy(DateTimeOffset dueAt) => DueAt = dueAt;

    public void Done(Guid crisisTeamId, DateTimeOffset at)
    {
        CrisisTeamId = crisisTeamId;
        PagedAt = at;
    }
}
