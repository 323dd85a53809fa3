namespace CareBridge.Directory.Domain.Identities;

/// <summary>What a human has said of a match.</summary>
/// <param name="By">The account of whoever said it.</param>
internal sealed record MatchDecision(ParticipantMatchStatus Status, Guid By, DateTimeOffset At);
