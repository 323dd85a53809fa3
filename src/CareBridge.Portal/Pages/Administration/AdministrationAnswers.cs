using System.Text.Json;

namespace CareBridge.Portal.Pages.Administration;

/// <summary>What the pages of administrators read; codes are as the API writes them.</summary>
public sealed record NetworkMember(
    Guid Id,
    long Version,
    string Kind,
    string Name,
    string? Npi,
    string? Phone,
    string? City,
    string? State,
    Guid? CrisisTeamId,
    bool Active,
    string Verification,
    DateOnly? VerifiedUntil);

public sealed record VerificationAnswer(long Version, string Status, IReadOnlyList<VerificationStepAnswer> Steps);

/// <param name="By">Null when it was time.</param>
public sealed record VerificationStepAnswer(
    string Status, Guid? By, DateTimeOffset At, string? Method, string? Reference, string? Reason);

/// <param name="PersonId">Of the human being: the same in all their positions.</param>
public sealed record PositionAnswer(
    Guid Id, Guid PersonId, Guid OrganizationId, string GivenName, string FamilyName, string? Role, bool Active)
{
    public string Name => $"{GivenName} {FamilyName}";

    public override string ToString() => $"{nameof(PositionAnswer)} {Id}";
}

/// <param name="SignInId">Of a position whose owner signs in by the account of another: that one.</param>
public sealed record AccountAnswer(Guid PersonId, string Email, string Role, bool Disabled, Guid? SignInId)
{
    public override string ToString() => $"{nameof(AccountAnswer)} {PersonId}";
}

public sealed record SecondFactorResetAnswer(DateTimeOffset ResetAt, string Reason)
{
    public override string ToString() => nameof(SecondFactorResetAnswer);
}

/// <param name="Sendings">How often a link was sent.</param>
/// <param name="Sending">What has become of the latest; null when that is not known any more.</param>
public sealed record InvitationAnswer(
    Guid Id,
    Guid PersonId,
    string Role,
    string Status,
    string? Email,
    string? Phone,
    DateTimeOffset InvitedAt,
    DateTimeOffset ExpiresAt,
    int Sendings,
    string? Sending)
{
    /// <summary>It can still be sent again.</summary>
    public bool IsOpen => Status is "open" or "expired";

    public override string ToString() => $"{nameof(InvitationAnswer)} {Id}";
}

public sealed record ClientAnswer(
    Guid Id,
    long Version,
    Guid OrganizationId,
    string Name,
    string Purpose,
    string Scope,
    JsonElement? Jwks,
    string? JwksUrl,
    bool Enabled,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? LastSignedInAt);

/// <param name="Score">0 to 1.</param>
public sealed record MatchAnswer(
    Guid Id,
    long Version,
    string Status,
    string? Likeness,
    double Score,
    MatchedAnswer First,
    MatchedAnswer Second,
    IReadOnlyList<MatchReasonAnswer> Reasons,
    DateTimeOffset ProposedAt);

public sealed record MatchedAnswer(Guid ParticipantId, Guid RegisteredBy);

/// <param name="Finding">What was found.</param>
public sealed record MatchReasonAnswer(string Finding, double Points);

/// <param name="Next">Where the next page begins; null after the last.</param>
public sealed record PagedAnswers<T>(IReadOnlyList<T> Items, string? Next);
