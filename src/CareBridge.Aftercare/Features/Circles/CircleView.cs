using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features.Circles;

/// <param name="OrganizationId">The peer community that keeps it.</param>
internal sealed record CircleView(
    Guid Id,
    long Version,
    Guid ParticipantId,
    Guid OrganizationId,
    IReadOnlyList<CircleMemberView> Members,
    DateTimeOffset ChangedAt)
{
    public static CircleView Of(Circle circle, ISeal seal) => new(
        circle.Id,
        circle.Version,
        circle.ParticipantId,
        circle.OrganizationId,
        [
            .. circle.Open(seal)
                .Where(member => member.Status != CircleMemberStatus.EnteredInError).Select(CircleMemberView.Of),
        ],
        circle.ChangedAt);
}

/// <param name="MemberOrganizationId">The organization, or where a member of staff works.</param>
internal sealed record CircleMemberView(
    Guid Id,
    CircleMemberKind Kind,
    Guid? PersonId,
    Guid? MemberOrganizationId,
    string? Name,
    string RoleCode,
    DateOnly? StartedOn,
    DateOnly? EndedOn,
    CircleMemberStatus Status)
{
    public static CircleMemberView Of(CircleMember member) => new(
        member.MemberId,
        member.Kind,
        member.PersonId,
        member.OrganizationId,
        member.Name,
        member.RoleCode,
        member.StartedOn,
        member.EndedOn,
        member.Status);
}
