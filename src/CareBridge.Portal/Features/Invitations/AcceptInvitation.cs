using System.Globalization;
using System.Security.Cryptography;
using CareBridge.Platform.Domain;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Invitations;

/// <summary>Why the page is shown again, or has nothing more to show.</summary>
internal enum InvitationFault
{
    None,

    /// <summary>Something happened at the same moment.</summary>
    Again,
    TooOften,
    NoAddress,
    WrongCode,
    WeakPassword,

    /// <summary>They have an account already.</summary>
    HasAccount,

    /// <summary>Whoever has shown that the address is theirs hears that it has an account; nobody else does.</summary>
    AddressInUse,

    /// <summary>The directory does not know them in this role any more.</summary>
    NotEligible,

    /// <summary>They have shown no account of another position.</summary>
    WrongPassword,

    /// <summary>They have, and no administrator has said that both positions are theirs.</summary>
    NotOnePerson,
}

/// <summary>
/// Makes the account of whoever holds the link. The e-mail address they sign in with is theirs: the link came there, or
/// a code did. Who has an account for another position joins this one to it, by showing that they can sign in.
/// </summary>
internal sealed class AcceptInvitation(
    PortalDbContext store,
    Eligibility eligibility,
    Admission admission,
    Credentials credentials,
    Joining joining,
    UserManager<Account> accounts,
    AskedMessages asked,
    ISeal seal,
    TimeProvider time)
{
    public async Task<InvitationFault> TakeAsync(
        Invitation invitation, IFormCollection form, NoticeLanguage language, CancellationToken cancellation)
    {
        if (!invitation.TryUse(time.Now())) return InvitationFault.TooOften;
        // Whatever else comes of it, it counts.
        await store.SaveChangesAsync(cancellation);
        if (form["action"] == InvitationPage.SendCode)
            return await AskAsync(invitation, form["email"].ToString(), language, cancellation);
        if (form["action"] == InvitationPage.Join)
            return await JoinAsync(invitation, form["email"].ToString(), form["password"].ToString(), cancellation);
        var (email, fault) = invitation.Channel == Channel.Email
            ? (seal.Open<string>(invitation.Address), InvitationFault.None)
            : await ProveAsync(invitation, form["code"].ToString().Trim(), cancellation);
        return email is null ? fault : await AcceptAsync(invitation, email, form["password"].ToString(), cancellation);
    }

    /// <summary>Sends a code to the address; the same is said whether anybody has an account there or not.</summary>
    private async Task<InvitationFault> AskAsync(
        Invitation invitation, string typed, NoticeLanguage language, CancellationToken cancellation)
    {
        if (invitation.Channel == Channel.Email || EmailAddress.Normalize(typed) is not { } address)
            return InvitationFault.NoAddress;
        var now = time.Now();
        var id = Guid.CreateVersion7(now);
        var email = new ContactPoint(address).Ask(RandomNumberGenerator.GetInt32(ContactPoint.Codes), id, now);
        try
        {
            await asked.CheckAsync(invitation.PersonId, cancellation);
        }
        catch (RefusedException)
        {
            return InvitationFault.TooOften;
        }
        invitation.Prove(email);
        var stranger = new Stranger(address, language, Path: null, email.Code);
        store.Dispatches.Add(Dispatch.ToStranger(
            id, invitation.PersonId, Wording.Confirmation, seal.Seal(stranger), Channel.Email, now));
        await store.SaveChangesAsync(cancellation);
        return InvitationFault.None;
    }

    /// <returns>The address, once it is proved.</returns>
    private async Task<(string? Email, InvitationFault Fault)> ProveAsync(
        Invitation invitation, string typed, CancellationToken cancellation)
    {
        var now = time.Now();
        if (invitation.Email is not { } email) return (null, InvitationFault.NoAddress);
        if (email.ConfirmedAt is not null) return (email.Address, InvitationFault.None);
        if (!email.IsOpen(now)) return (null, InvitationFault.NoAddress);
        var isCode = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var code);
        var tried = email.Try(isCode ? code : -1, now);
        invitation.Prove(tried);
        await store.SaveChangesAsync(cancellation);
        return tried.ConfirmedAt is null ? (null, InvitationFault.WrongCode) : (tried.Address, InvitationFault.None);
    }

    private async Task<InvitationFault> AcceptAsync(
        Invitation invitation, string email, string password, CancellationToken cancellation)
    {
        if (password.Length is < AccountRegistration.MinPasswordLength or > AccountRegistration.MaxPasswordLength)
            return InvitationFault.WeakPassword;
        var (personId, askedAt) = (invitation.PersonId, time.Now());
        if (await store.Accounts.AnyAsync(a => a.Id == personId, cancellation)) return InvitationFault.HasAccount;
        if (await store.FindSignInAsync(email, cancellation) is not null)
        {
            invitation.Prove(null);
            await store.SaveChangesAsync(cancellation);
            return InvitationFault.AddressInUse;
        }
        if (await AdmitAsync(invitation, askedAt, cancellation) is not { } account) return InvitationFault.NotEligible;
        account.Email = email;
        invitation.Accept(askedAt);
        var made = await accounts.CreateAsync(account, password);
        if (made.Succeeded) return InvitationFault.None;
        // Identity found the password too weak, and nothing was saved.
        await store.Entry(invitation).ReloadAsync(cancellation);
        return InvitationFault.WeakPassword;
    }

    private async Task<InvitationFault> JoinAsync(
        Invitation invitation, string email, string password, CancellationToken cancellation)
    {
        var askedAt = time.Now();
        if (await store.Accounts.AnyAsync(a => a.Id == invitation.PersonId, cancellation))
            return InvitationFault.HasAccount;
        // Nobody is signed in by this: a second factor is asked for when they are.
        var entry = await credentials.EnterAsync(email, password, code: null, positionId: null, cancellation);
        if ((entry.Who?.SignIn ?? entry.HalfWay) is not { } signIn) return InvitationFault.WrongPassword;
        if (await AdmitAsync(invitation, askedAt, cancellation) is not { } account) return InvitationFault.NotEligible;
        try
        {
            account.Join(signIn, await joining.RequireAsync(account.Id, signIn, askedAt, cancellation), askedAt);
        }
        catch (RefusedException)
        {
            return InvitationFault.NotOnePerson;
        }
        invitation.Accept(askedAt);
        store.Accounts.Add(account);
        await store.SaveChangesAsync(cancellation);
        return InvitationFault.None;
    }

    /// <summary>
    /// The account that they are invited to, not saved; null when the directory does not know them so.
    /// </summary>
    private async Task<Account?> AdmitAsync(
        Invitation invitation, DateTimeOffset askedAt, CancellationToken cancellation)
    {
        try
        {
            var organization = await eligibility.OrganizationAsync(
                invitation.PersonId, invitation.Role, invitation.Inviter, cancellation);
            await admission.AdmitAsync(invitation.PersonId, organization, askedAt, cancellation);
            return new Account
            {
                Id = invitation.PersonId,
                Role = invitation.Role,
                OrganizationId = organization,
                CreatedAt = askedAt,
            };
        }
        catch (Exception exception)
            when (exception is NotFoundException or InvalidRequestException or RefusedException)
        {
            return null;
        }
    }
}
