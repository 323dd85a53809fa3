using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>A person's own notices, and which of them they have read.</summary>
internal static class ReadNotices
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", ListAsync).RequireAuthorization().ShowsOwn().WithSummary("List notices");
        routes.MapGet("/unread", CountAsync).RequireAuthorization().ShowsOwn()
            .WithSummary("Count unread notices");
        routes.MapPost("/{id:guid}/read", ReadAsync).RequireAuthorization().ShowsOwn()
            .WithSummary("Read notice");
        routes.MapPost("/read", ReadAllAsync).RequireAuthorization().ShowsNothing()
            .Produces(StatusCodes.Status204NoContent).WithSummary("Read all notices");
    }

    private static async Task<Page<NoticeView>> ListAsync(
        [AsParameters] PageRequest page,
        bool? unread,
        Caller caller,
        PortalDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var own = store.Notices.Where(n => n.PersonId == caller.Id);
        if (unread == true) own = own.Unread(time.Now());
        return (await own.NewestFirstAsync(page, cancellation)).Select(NoticeView.Of);
    }

    private static async Task<Unread> CountAsync(
        Caller caller, PortalDbContext store, TimeProvider time, CancellationToken cancellation) =>
        new(await store.Notices.Where(n => n.PersonId == caller.Id).Unread(time.Now()).CountAsync(cancellation));

    private static async Task<NoticeView> ReadAsync(
        Guid id, Caller caller, PortalDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var notice = await store.RequireNoticeAsync(caller.Id, id, cancellation);
        notice.Read(time.Now());
        await store.SaveChangesAsync(cancellation);
        return NoticeView.Of(notice);
    }

    private static async Task<IResult> ReadAllAsync(
        Caller caller, PortalDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.Now();
        await store.Notices.Where(n => n.PersonId == caller.Id && n.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellation);
        return Results.NoContent();
    }

    internal sealed record Unread(int Count);
}
