using System.Globalization;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Domain;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Takes the code that was sent to a new address. Repeating the right one changes nothing.</summary>
internal static class ConfirmAddress
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/settings/confirm", HandleAsync).RequireAuthorization().ShowsNothing()
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> HandleAsync(
        Request request,
        Caller caller,
        PortalDbContext store,
        PhoneNews news,
        TimeProvider time,
        HttpContext http,
        CancellationToken cancellation)
    {
        new Check()
            .That(request.Channel != Channel.Webhook, "channel", "Of these no code is asked.")
            .That(
                int.TryParse(request.Code, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                    && request.Code.Length == 6,
                "code",
                "Six digits.")
            .ThrowIfAny();
        var now = time.Now();
        if (request.Channel == Channel.Sms && http.AskForFreshProof(now) is { } ask) return ask;
        var preferences = await store.NoticePreferences.SingleOrDefaultAsync(
            p => p.PersonId == caller.Id, cancellation);
        var contact = preferences?.ContactOf(request.Channel) ?? throw new NotFoundException("address");
        if (contact.ConfirmedAt is not null) return Results.NoContent();
        if (!contact.IsOpen(now)) throw new RefusedException("code-over", "Save the settings again for a new code.");

        var tried = contact.Try(code, now);
        preferences.Put(request.Channel, tried);
        if (request.Channel == Channel.Sms && tried.ConfirmedAt is not null)
            news.TellByEmail(await store.RequireAccountAsync(caller.Id, cancellation), preferences);
        // Of tries at the same moment one is saved, and the others are refused unlooked at.
        await store.SaveChangesAsync(cancellation);
        return tried.ConfirmedAt is not null
            ? Results.NoContent()
            : throw new InvalidRequestException("code", "This is not the code that was sent.");
    }

    internal sealed record Request
    {
        public required Channel Channel { get; init; }

        /// <summary>Six digits.</summary>
        public required string Code { get; init; }

        public override string ToString() => nameof(ConfirmAddress);
    }
}
