using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features;

/// <summary>
/// Gives a person in the directory an account: an administrator anybody, a peer specialist the participants of their
/// own community.
/// </summary>
internal static class CreateAccount
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/accounts/{personId:guid}", HandleAsync)
            .RequireRole(Role.Administrator, Role.PeerSpecialist).ShowsNothing().Creates<AccountView>();

    private static async Task<IResult> HandleAsync(
        Guid personId,
        Request request,
        Caller caller,
        Eligibility eligibility,
        Admission admission,
        ConflictBound conflicts,
        PortalDbContext store,
        UserManager<Account> accounts,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var email = EmailAddress.Normalize(request.Email);
        new Check()
            .That(
                email is not null, "email", $"An e-mail address of at most {EmailAddress.MaxLength} ASCII characters.")
            .That(
                request.Password.Length
                    is >= AccountRegistration.MinPasswordLength and <= AccountRegistration.MaxPasswordLength,
                "password",
                $"{AccountRegistration.MinPasswordLength} to {AccountRegistration.MaxPasswordLength} characters.")
            .That(request.Role != Role.Service, "role", "People are not services.")
            .ThrowIfAny();
        if (caller.Role != Role.Administrator && request.Role != Role.Participant) return Results.Forbid();

        var askedAt = time.Now();
        var organization = await eligibility.OrganizationAsync(personId, request.Role, caller, cancellation);
        var isBounded = caller.Role != Role.Administrator;
        var account = new Account
        {
            Id = personId,
            Email = email,
            Role = request.Role,
            OrganizationId = organization,
            CreatedAt = askedAt,
        };
        // A weak password tells of nobody.
        (await accounts.ValidateAsync(account, request.Password)).ThrowIfFailed("password");
        if (isBounded) await conflicts.EnsureOpenAsync(caller.Id, cancellation);
        if (await store.Accounts.SingleOrDefaultAsync(a => a.Id == personId, cancellation) is { } known)
        {
            // The password is not compared: whoever may ask could else guess at it here, uncounted.
            if (known.Email == email && known.Role == request.Role && known.SignInId is null)
                return Results.Ok(AccountView.Of(known));
            throw await DifferentAsync();
        }
        if (await store.FindSignInAsync(email!, cancellation) is not null) throw await DifferentAsync();

        await admission.AdmitAsync(personId, organization, askedAt, cancellation);
        if (isBounded) await conflicts.EnsureOpenAsync(caller.Id, cancellation);
        (await accounts.CreateAsync(account, request.Password)).ThrowIfFailed("password");
        return Results.Created($"/api/portal/accounts/{personId}", AccountView.Of(account));

        // Does not tell whether the person or the address is taken: who has an account is nobody's business.
        async Task<RefusedException> DifferentAsync()
        {
            if (isBounded) await conflicts.CountAsync(caller.Id, cancellation);
            return new RefusedException(
                RefusedException.DifferentContent, "There is an account already that this one would contradict.");
        }
    }

    internal sealed record Request
    {
        public required string Email { get; init; }

        /// <summary>Taken when the account is made; its owner changes it afterwards.</summary>
        public required string Password { get; init; }

        public required Role Role { get; init; }

        public override string ToString() => nameof(CreateAccount);
    }
}
