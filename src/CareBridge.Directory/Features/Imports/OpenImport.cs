using System.Text.RegularExpressions;
using CareBridge.Contracts.Directory;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Imports;

/// <summary>Begins an import: says what is going to be sent.</summary>
internal static partial class OpenImport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/imports/{id:guid}", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsNothing().Creates<ImportView>();

    private static async Task<IResult> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        DirectoryDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var terms = request.ToTerms();
        new Check().NotDerived(id, "id").ThrowIfAny();
        var known = await store.Imports.AsNoTracking().SingleOrDefaultAsync(job => job.Id == id, cancellation);
        if (known is not null)
        {
            return known.OrganizationId == caller.Organization && known.Terms == terms
                ? Results.Ok(ImportView.Of(known))
                : throw RefusedException.InUse();
        }
        var job = ImportJob.Open(id, caller.Organization, terms, caller.Id, time.Now());
        store.Imports.Add(job);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/directory/imports/{id}", ImportView.Of(job));
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex FeedName();

    internal sealed record Request
    {
        /// <summary>
        /// The organization's own word for the feed, in kebab-case: importing it again updates what came before.
        /// </summary>
        public required string Feed { get; init; }

        public required FeedFormat Format { get; init; }

        /// <summary>Of times without one: a name of the IANA time zone database.</summary>
        public string? TimeZone { get; init; }

        /// <summary>Of what names none, as in BCP 47.</summary>
        public string? Language { get; init; }

        /// <summary>Of every group of the feed, for it is one fellowship's.</summary>
        public IReadOnlyList<GroupPathway> Pathways { get; init; } = [];

        public ImportTerms ToTerms()
        {
            new Check()
                .That(
                    Feed is { Length: > 0 and <= ServiceDbContext.CodeLength } && FeedName().IsMatch(Feed),
                    "feed",
                    $"Letters, digits and hyphens, at most {ServiceDbContext.CodeLength}.")
                .That(
                    TimeZone is null ? Format != FeedFormat.MeetingGuide : TimeZones.IsKnown(TimeZone),
                    "timeZone",
                    "A name of the IANA time zone database; required with meetings.")
                .That(Language is null || LanguageTags.IsTag(Language), "language", "As in BCP 47.")
                .ThrowIfAny();
            return new ImportTerms
            {
                Feed = Feed,
                Format = Format,
                TimeZone = TimeZone,
                Language = Language,
                Pathways = [.. Pathways.Distinct()],
            };
        }
    }
}
