using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>Registers a participant with the caller's organization, or corrects what it recorded.</summary>
internal static class RegisterParticipant
{
    /// <summary>FHIR administrative-gender.</summary>
    private static readonly List<string> Genders = ["male", "female", "other", "unknown"];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/participants/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn().Creates<ParticipantView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var identifier = await CheckAsync(id, request, caller, store, time, cancellation);
        var demographics = new Demographics(
            request.GivenName, request.FamilyName, request.BirthDate, request.Gender, request.Phone);
        var participant = await store.Participants.SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (participant is not null && participant.RegisteredBy != caller.Organization)
            throw new RefusedException("id-taken", "This id is in use; make a new one.");
        var isNew = participant is null;
        // Who is listed is known to everybody by their id, and a participant to nobody by theirs.
        if (isNew && await store.Staff.AnyAsync(s => s.Id == id, cancellation))
            throw new RefusedException("id-taken", "This id is in use; make a new one.");
        var now = time.GetUtcNow();
        if (participant is null)
        {
            participant = Participant.Register(id, demographics, caller.Organization, identifier, now);
            store.Participants.Add(participant);
        }
        else
        {
            participant.Describe(demographics, now);
            participant.Link(caller.Organization, identifier, now);
        }
        await store.SaveChangesAsync(cancellation);

        var view = ParticipantView.Of(participant, caller.Organization);
        return isNew ? Results.Created($"/api/directory/participants/{id}", view) : Results.Ok(view);
    }

    private static async Task<Identifier?> CheckAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var check = new Check()
            .Text(request.GivenName, "givenName", Lengths.Name)
            .Text(request.FamilyName, "familyName", Lengths.Name)
            .OptionalText(request.Phone, "phone", Lengths.Phone)
            .That(request.BirthDate is null || request.BirthDate <= today, "birthDate", "Not a day in the future.")
            .That(
                request.Gender is null || Genders.Contains(request.Gender),
                "gender",
                $"One of: {string.Join(", ", Genders)}.");
        var place = new Place(id, caller.Organization, "identifier.", IsOwn: true);
        var identifier = await IdentifierInput.CheckAsync(request.Identifier, place, check, store, cancellation);
        check.ThrowIfAny();
        return identifier;
    }

    internal sealed record Request
    {
        public required string GivenName { get; init; }

        public required string FamilyName { get; init; }

        public DateOnly? BirthDate { get; init; }

        public string? Gender { get; init; }

        public string? Phone { get; init; }

        public IdentifierInput? Identifier { get; init; }
    }
}
