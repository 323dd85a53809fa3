namespace CareBridge.Portal.Domain;

internal enum NoticeLanguage
{
    En,
    Es,
}
