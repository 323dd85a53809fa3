using System.Globalization;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features.Imports;

/// <summary>How far the organization's imports are, and what could not be used.</summary>
internal static class ReadImports
{
    private const int MostIssues = 1000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/imports", ListAsync).WithSummary("List imports")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsNothing();
        routes.MapGet("/imports/{id:guid}", GetAsync).WithSummary("Read import")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsNothing();
        routes.MapGet("/imports/{id:guid}/issues", IssuesAsync).WithSummary("Read import report")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsNothing();
    }

    private static async Task<Page<ImportView>> ListAsync(
        [AsParameters] PageRequest page, Caller caller, DirectoryDbContext store, CancellationToken cancellation)
    {
        var organization = caller.Organization;
        var jobs = await store.Imports.Where(job => job.OrganizationId == organization)
            .NewestFirstAsync(page, cancellation);
        return jobs.Select(ImportView.Of);
    }

    private static async Task<ImportView> GetAsync(
        Guid id, Caller caller, DirectoryDbContext store, CancellationToken cancellation) =>
        ImportView.Of(await store.RequireImportAsync(id, caller, cancellation));

    /// <param name="after">The <c>next</c> of the page before; the first lines when left out.</param>
    private static async Task<Page<IssueView>> IssuesAsync(
        Guid id, Caller caller, DirectoryDbContext store, CancellationToken cancellation, long after = 0)
    {
        await store.RequireImportAsync(id, caller, cancellation);
        var issues = await store.ImportIssues.AsNoTracking()
            .Where(issue => issue.ImportId == id && issue.Number > after)
            .OrderBy(issue => issue.Number).Take(MostIssues).ToListAsync(cancellation);
        return new Page<IssueView>(
            [
                .. issues.Select(issue =>
                    new IssueView(issue.Item, issue.Key, issue.Field, issue.Kind, issue.Code, issue.Value)),
            ],
            issues.Count == MostIssues ? issues[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <param name="Item">Which of the feed's items, counted from 1.</param>
    /// <param name="Key">Its slug or id.</param>
    /// <param name="Value">What stands there; not told of a field that may name somebody.</param>
    internal sealed record IssueView(
        long Item, string? Key, string? Field, IssueKind Kind, string Code, string? Value);
}
