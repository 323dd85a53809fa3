using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Contacts;

/// <summary>A specialist got in touch with somebody, or tried to.</summary>
internal static class RecordContact
{
    private const int MostMinutes = 24 * 60;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/contacts/{id:guid}", HandleAsync).WithSummary("Record contact")
            .RequireRole(Role.PeerSpecialist).ShowsOwn().Creates<ContactView>();
        routes.MapGet("/participants/{participantId:guid}/contacts", ListAsync).WithSummary("List contacts")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
    }

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        AftercareDbContext store,
        ServedParticipants served,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        var existing = await store.Contacts.SingleOrDefaultAsync(c => c.Id == id, cancellation);
        Check(request, existing?.RecordedAt ?? now);
        var content = request.ToContent(caller.Organization);
        if (existing is not null)
        {
            return existing.Content == content
                ? Results.Ok(ContactView.Of(existing))
                : throw RefusedException.InUse();
        }
        new Check().NotDerived(id, "id").ThrowIfAny();
        await served.RequireAsync(request.ParticipantId, caller.Organization, cancellation);

        var contact = Contact.Record(id, content, caller.Id, now);
        store.Contacts.Add(contact);
        store.RequestReview(content.ParticipantId, content.OrganizationId, now);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/aftercare/contacts/{id}", ContactView.Of(contact));
    }

    private static async Task<Page<ContactView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        CancellationToken cancellation)
    {
        RecordHolder.RequireOwn(caller, participantId);
        var organization = caller.OrganizationId;
        var own = await store.Contacts
            .Where(c => c.ParticipantId == participantId)
            .Where(c => organization == null || c.OrganizationId == organization)
            .NewestFirstAsync(page, cancellation);
        return own.Select(ContactView.Of);
    }

    private static void Check(Request request, DateTimeOffset now) => new Check()
        .Recent(request.MadeAt, now, "madeAt")
        .That(request.Minutes is >= 0 and <= MostMinutes, "minutes", $"0 to {MostMinutes}.")
        .That(
            request.Outcome == ContactOutcome.Reached || request.Minutes == 0,
            "minutes",
            "None when nobody was reached.")
        .ThrowIfAny();

    internal sealed record Request
    {
        public required Guid ParticipantId { get; init; }

        public required ContactMeans Means { get; init; }

        public required ContactOutcome Outcome { get; init; }

        public required DateTimeOffset MadeAt { get; init; }

        /// <summary>How long it took.</summary>
        public int Minutes { get; init; }

        public ContactContent ToContent(Guid holder) =>
            new(ParticipantId, holder, Means, Outcome, Minutes, MadeAt.AsKept());
    }
}

internal sealed record ContactView(
    Guid Id,
    Guid ParticipantId,
    Guid OrganizationId,
    Guid MadeBy,
    ContactMeans Means,
    ContactOutcome Outcome,
    int Minutes,
    DateTimeOffset MadeAt,
    DateTimeOffset RecordedAt)
{
    public static ContactView Of(Contact contact) => new(
        contact.Id,
        contact.ParticipantId,
        contact.OrganizationId,
        contact.MadeBy,
        contact.Means,
        contact.Outcome,
        contact.Minutes,
        contact.MadeAt,
        contact.RecordedAt);
}
