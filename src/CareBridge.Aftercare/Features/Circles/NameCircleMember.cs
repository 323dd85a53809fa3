using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Circles;

/// <summary>A participant, or a specialist with them, names somebody who stands by them.</summary>
internal static class NameCircleMember
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/participants/{participantId:guid}/circle/members/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn().Creates<CircleMemberView>();

    private static async Task<IResult> HandleAsync(
        Guid participantId,
        Guid id,
        Request request,
        Caller caller,
        AftercareDbContext store,
        IDirectory directory,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        var holder = RecordHolder.Of(caller, participantId, request.OrganizationId);
        Check(request, now);
        var circleId = Circle.IdOf(participantId, holder);
        var circle = await store.Circles.SingleOrDefaultAsync(c => c.Id == circleId, cancellation);
        if (circle?.Open(seal).FirstOrDefault(member => member.MemberId == id) is { } existing)
        {
            return request.IsFor(existing)
                ? Results.Ok(CircleMemberView.Of(existing))
                : throw RefusedException.InUse();
        }
        await RecordHolder.RequireServiceAsync(caller, participantId, holder, directory, cancellation);

        var member = await ToMemberAsync(id, request, directory, cancellation);
        if (circle is null) store.Circles.Add(Circle.Begin(participantId, holder, member, seal, now));
        else circle.Add(member, seal, now);
        await store.SaveChangesAsync(cancellation);
        return Results.Created(
            $"/api/aftercare/participants/{participantId}/circle/members/{id}", CircleMemberView.Of(member));
    }

    private static void Check(Request request, DateTimeOffset now)
    {
        var codes = CircleRoleCodes.Of(request.Kind);
        new Check()
            .That(codes.Contains(request.RoleCode), "roleCode", $"One of: {string.Join(", ", codes)}.")
            .That(
                (request.PersonId is not null) == (request.Kind == CircleMemberKind.Staff),
                "personId",
                "Of staff, and of nobody else.")
            .That(
                (request.MemberOrganizationId is not null) == (request.Kind == CircleMemberKind.Organization),
                "memberOrganizationId",
                "Of an organization, and of nobody else.")
            .That(
                (request.Name is not null) == (request.Kind == CircleMemberKind.Related),
                "name",
                "Of somebody whom the participant names, and of nobody else.")
            .OptionalText(request.Name, "name", CircleMember.NameLength)
            .That(request.StartedOn is not { } day || day <= Days.Latest(now), "startedOn", Days.NotInTheFuture)
            .ThrowIfAny();
    }

    /// <exception cref="InvalidRequestException">The network has no such person or organization.</exception>
    private static async Task<CircleMember> ToMemberAsync(
        Guid id, Request request, IDirectory directory, CancellationToken cancellation)
    {
        var organization = request.MemberOrganizationId;
        if (request.PersonId is { } person)
        {
            organization = (await directory.FindPersonAsync(new FindPerson(person), cancellation)).OrganizationId
                ?? throw new InvalidRequestException("personId", "Nobody in the network.");
        }
        else if (organization is { } named)
        {
            var found = await directory.FindOrganizationAsync(new FindOrganization(named), cancellation);
            if (found.Kind is null)
                throw new InvalidRequestException("memberOrganizationId", "No organization of the network.");
        }
        return new CircleMember
        {
            MemberId = id,
            Kind = request.Kind,
            PersonId = request.PersonId,
            OrganizationId = organization,
            Name = request.Name,
            RoleCode = request.RoleCode,
            StartedOn = request.StartedOn,
        };
    }

    internal sealed record Request
    {
        /// <summary>Required from a participant: which of the organizations that serve them is to keep it.</summary>
        public Guid? OrganizationId { get; init; }

        public required CircleMemberKind Kind { get; init; }

        /// <summary>Of staff.</summary>
        public Guid? PersonId { get; init; }

        /// <summary>Of an organization.</summary>
        public Guid? MemberOrganizationId { get; init; }

        /// <summary>Of a relative, friend or sponsor.</summary>
        public string? Name { get; init; }

        /// <summary>One of <see cref="CircleRoleCodes"/>.</summary>
        public required string RoleCode { get; init; }

        public DateOnly? StartedOn { get; init; }

        public bool IsFor(CircleMember member) =>
            member.Kind == Kind && member.PersonId == PersonId && member.Name == Name && member.RoleCode == RoleCode
            && member.StartedOn == StartedOn
            && (Kind != CircleMemberKind.Organization || member.OrganizationId == MemberOrganizationId);
    }
}
