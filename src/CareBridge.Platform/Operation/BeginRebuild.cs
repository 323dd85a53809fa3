using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Platform.Operation;

/// <summary>Has a projection made anew while it is read as before.</summary>
internal static class BeginRebuild<TContext>
    where TContext : ServiceDbContext
{
    public static void Map(IEndpointRouteBuilder routes, string service)
    {
        routes.MapPut(
                $"/api/{service}/operation/rebuilds/{{id:guid}}",
                (Guid id, RebuildRequest request, Caller caller, HttpContext http, CancellationToken cancellation) =>
                    BeginAsync(service, id, request, caller, http.RequestServices, cancellation))
            .WithSummary("Begin to rebuild a projection")
            .RequireRole(Role.Administrator).ShowsNothing().Creates<RebuildView>();
        routes.MapGet($"/api/{service}/operation/rebuilds/{{id:guid}}", ReadAsync)
            .WithSummary("Read how far a rebuild is").RequireRole(Role.Administrator).ShowsNothing();
    }

    private static async Task<IResult> BeginAsync(
        string service,
        Guid id,
        RebuildRequest request,
        Caller caller,
        IServiceProvider services,
        CancellationToken cancellation)
    {
        var projection = services.GetServices<IProjection<TContext>>()
            .SingleOrDefault(one => one.Name == request.Projection);
        new Check().That(projection is not null, "projection", "The service has no such projection.").ThrowIfAny();
        var store = services.GetRequiredService<TContext>();
        if (await store.Rebuilds.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellation) is { } known)
        {
            return known.Projection == projection!.Name
                ? Results.Ok(RebuildView.Of(known))
                : throw RefusedException.InUse();
        }
        var isRunning = await store.Rebuilds.AnyAsync(
            one => one.Projection == projection!.Name && one.Status == RebuildStatus.Running, cancellation);
        if (isRunning) throw new RefusedException("already-running", "It is being rebuilt.");
        var rebuild = Rebuild.Begin(
            id,
            projection!.Name,
            await projection.CountAsync(store, cancellation),
            caller.Id,
            services.GetRequiredService<TimeProvider>().Now());
        store.Rebuilds.Add(rebuild);
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/{service}/operation/rebuilds/{id}", RebuildView.Of(rebuild));
    }

    private static async Task<RebuildView> ReadAsync(Guid id, HttpContext http, CancellationToken cancellation) =>
        RebuildView.Of(await http.RequestServices.GetRequiredService<TContext>().Rebuilds.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id, cancellation) ?? throw new NotFoundException("rebuild"));
}

internal sealed record RebuildRequest
{
    public required string Projection { get; init; }
}
