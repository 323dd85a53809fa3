using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Documents;

internal static class ReadHandedOverDocuments
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/documents", ListAsync).WithSummary("List documents")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.Participant)
            .ShowsThroughDoor();
        routes.MapGet("/documents/{id:guid}", GetAsync).WithSummary("Read document")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.Participant)
            .ShowsThroughDoor();
        routes.MapGet("/documents/{id:guid}/content", GetContentAsync).WithSummary("Read document's file")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.Participant)
            .ShowsThroughDoor();
        routes.MapGet("/documents/{id:guid}/file", GetFileAsync).WithSummary("Save document's file")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.Participant)
            .ShowsThroughDoor().Produces<byte[]>(contentType: "application/octet-stream");
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static Task<Page<DocumentView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        ISeal seal,
        CancellationToken cancellation,
        string? purpose = null) => disclosures.ListAsync(
        store.Documents.KnownTo(caller).Where(d => d.ParticipantId == participantId),
        participantId,
        DisclosureCategory.AftercarePlan,
        page,
        caller,
        purpose,
        Documents(seal),
        cancellation);

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<DocumentView> GetAsync(
        Guid id,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        ISeal seal,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var document = await FindAsync(id, caller, store, cancellation);
        var (view, accompaniment) = await disclosures.OpenOneAsync(
            document, caller, purpose, Documents(seal), "document", cancellation);
        return view with { Disclosure = accompaniment };
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<DocumentFile> GetContentAsync(
        Guid id,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        ISeal seal,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var document = await FindAsync(id, caller, store, cancellation);
        if (document?.Status == DocumentStatus.EnteredInError) document = null;
        var (file, accompaniment) = await disclosures.OpenOneAsync(
            document, caller, purpose, Files, "document", cancellation);
        return file with
        {
            Data = await store.OpenFileAsync(id, seal, cancellation),
            Disclosure = accompaniment,
        };
    }

    /// <summary>As it is, for whoever has read what must accompany it beside the link.</summary>
    /// <inheritdoc cref="GetContentAsync"/>
    private static async Task<IResult> GetFileAsync(
        Guid id,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        ISeal seal,
        HttpResponse response,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var file = await GetContentAsync(id, caller, store, disclosures, seal, cancellation, purpose);
        // Whoever handed it over may have put anything into it.
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        return Results.File(file.Data, file.ContentType, fileDownloadName: $"{id}");
    }

    private static Task<HandedOverDocument?> FindAsync(
        Guid id, Caller caller, AftercareDbContext store, CancellationToken cancellation) =>
        store.Documents.AsNoTracking().KnownTo(caller).SingleOrDefaultAsync(d => d.Id == id, cancellation);

    private static Showing<HandedOverDocument, DocumentView> Documents(ISeal seal) => new(
        document => [Record("DocumentReference", document)],
        document => DocumentView.Of(document, seal),
        disclosed => DocumentView.Of(disclosed.Content, seal));

    private static Showing<HandedOverDocument, DocumentFile> Files { get; } = new(
        document => [Record("Binary", document)],
        DocumentFile.Of,
        disclosed => DocumentFile.Of(disclosed.Content));

    private static DisclosureItem Record(string type, HandedOverDocument document) => new(
        type,
        document.Id,
        document.Version,
        document.ParticipantId,
        document.OrganizationId,
        DisclosureCategory.AftercarePlan);
}
