using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>A drawn signature, a scanned form or a letter, as it was handed in.</summary>
internal static class ReadDocuments
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/consents/{id:guid}/documents/{documentId:guid}", HandleAsync)
            .WithSummary("Read signed document")
            .RequireRole(Role.Participant, Role.PeerSpecialist, Role.PrivacyOfficer).ShowsOwn()
            .Produces<Stream>(contentType: "application/pdf", additionalContentTypes: ["image/png", "image/jpeg"]);

    private static async Task<IResult> HandleAsync(
        Guid id,
        Guid documentId,
        Caller caller,
        ConsentDbContext store,
        HttpResponse response,
        CancellationToken cancellation)
    {
        await store.RequireVisibleAsync(id, caller, cancellation);
        var document = await store.Documents.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == documentId && d.ConsentId == id, cancellation)
            ?? throw new NotFoundException("document");
        // Somebody else made the file: it is saved, never shown as a page of ours.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        return Results.File(document.Content, document.ContentType, document.Id.ToString());
    }
}
