using CareBridge.Platform.Diagnosis;
using CareBridge.Platform.Security;
using CareBridge.Portal.Storage;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Diagnosis;

/// <summary>How safely people are let in, and whether anybody can let others in.</summary>
internal sealed class SignInCheck : DeploymentCheck
{
    private const string Password = "Portal:AdministratorPassword";
    private const string PasswordFile = "Portal:AdministratorPasswordFile";

    public override string Name => "sign-in";

    public override async Task ExamineAsync(Examination examination, Findings found, CancellationToken cancellation)
    {
        if (bool.TryParse(examination["SecondFactor:Required"], out var isRequired) && !isRequired)
        {
            found.Fault(
                "second-factor-off",
                "SecondFactor:Required",
                "Staff sign in with a password alone.",
                "Take it out, unless everybody in this deployment is invented.");
        }
        if (examination[Password] is not null && examination[PasswordFile] is not null)
        {
            found.Fault(
                "administrator-password-twice",
                PasswordFile,
                $"{Password} is set as well, and counts; nothing is written to the file.",
                "Set one of the two.");
        }
        await LookAtAdministratorsAsync(examination, found, cancellation);
    }

    private static async Task LookAtAdministratorsAsync(
        Examination examination, Findings found, CancellationToken cancellation)
    {
        try
        {
            await using var store = examination.Open<PortalDbContext>();
            if (store is null) return;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Examination.Patience);
            var count = await store.Accounts.CountAsync(
                account => account.Role == Role.Administrator && !account.Disabled, patience.Token);
            if (count != 1) return;
            found.Warning(
                "administrator-alone",
                "portal",
                "There is one administrator: nobody can reset their second factor, or stand in for them.",
                "Have them make an account for another.");
        }
        catch (Exception exception) when (Examination.IsNoAnswer(exception, cancellation))
        {
            found.Note("administrators-unseen", "portal", "Its store could not be read: see stores.");
        }
    }
}
