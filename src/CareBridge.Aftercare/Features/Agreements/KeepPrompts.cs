using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Agreements;

/// <summary>What a community asks people to reflect on.</summary>
internal static class KeepPrompts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/prompts", ReplaceAsync).WithSummary("Replace the community's prompts")
            .RequireRole(Role.PeerSpecialist).ShowsNothing();
        routes.MapGet("/prompts", ReadAsync).WithSummary("Read prompts").RequireRole(Role.PeerSpecialist)
            .ShowsNothing();
    }

    private static async Task<View> ReadAsync(
        Caller caller, AftercareDbContext store, CancellationToken cancellation)
    {
        var organization = caller.Organization;
        return View.Of(
            await store.Prompts.AsNoTracking()
                .SingleOrDefaultAsync(p => p.OrganizationId == organization, cancellation)
            ?? CommunityPrompts.Of(organization));
    }

    private static async Task<View> ReplaceAsync(
        Request request, Caller caller, AftercareDbContext store, CancellationToken cancellation)
    {
        Check(request);
        var organization = caller.Organization;
        var prompts = await store.Prompts.SingleOrDefaultAsync(p => p.OrganizationId == organization, cancellation);
        if (prompts is null) store.Prompts.Add(prompts = CommunityPrompts.Of(organization));
        prompts.Replace(request.Own, request.WithBuiltIn);
        await store.SaveChangesAsync(cancellation);
        return View.Of(prompts);
    }

    private static void Check(Request request)
    {
        var check = new Check()
            .That(request.Own.Count <= CommunityPrompts.Most, "own", $"At most {CommunityPrompts.Most}.")
            .That(request.WithBuiltIn || request.Own.Count > 0, "own", "At least one, or those that are built in.");
        foreach (var (index, prompt) in request.Own.Index())
        {
            check.Text(prompt?.En, $"own[{index}].en", Prompt.Length)
                .Text(prompt?.Es, $"own[{index}].es", Prompt.Length);
        }
        check.ThrowIfAny();
    }

    internal sealed record Request
    {
        public required IReadOnlyList<Prompt> Own { get; init; }

        /// <summary>Ask the built-in ones as well.</summary>
        public bool WithBuiltIn { get; init; } = true;
    }

    /// <param name="All">In the order in which they are asked, one a day.</param>
    internal sealed record View(IReadOnlyList<Prompt> Own, bool WithBuiltIn, IReadOnlyList<Prompt> All)
    {
        public static View Of(CommunityPrompts prompts) => new(prompts.Own, prompts.WithBuiltIn, prompts.All);
    }
}
