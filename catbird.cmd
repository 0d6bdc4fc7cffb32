@echo off
rem Starts Catbird on Windows: finds a JDK, builds if need be, hands over to Java. Elsewhere: catbird.
rem   CATBIRD_JAVA_HOME  the JDK to use instead of the newest one found
rem   CATBIRD_JVM_FLAGS  more flags for Java, such as -Xmx4g
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "launch=%root%\app\target\launch"

set "jdk="
set "java_number=0"
if not defined CATBIRD_JAVA_HOME goto search
call :consider "%CATBIRD_JAVA_HOME%"
if defined jdk goto have_java
call :missing "CATBIRD_JAVA_HOME=%CATBIRD_JAVA_HOME% is not a JDK 17 or newer"
exit /b 1

:search
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for %%V in (Java "Eclipse Adoptium" Microsoft Zulu "Amazon Corretto" BellSoft OpenJDK Semeru) do (
    for /d %%D in ("%ProgramFiles%\%%~V\*") do call :consider "%%~D"
    for /d %%D in ("%LOCALAPPDATA%\Programs\%%~V\*") do call :consider "%%~D"
)
for /d %%D in ("%USERPROFILE%\.jdks\*") do call :consider "%%~D"
for /d %%D in ("%USERPROFILE%\scoop\apps\*jdk*") do call :consider "%%~D\current"
for %%X in (javac.exe) do if not "%%~$PATH:X"=="" call :consider "%%~dp$PATH:X.."
if defined jdk goto have_java
call :missing "no JDK 17 or newer found"
exit /b 1

:have_java
call :look
if not defined stale goto start
if not exist "%root%\app\target" mkdir "%root%\app\target"
rem One build at a time: whoever could make the folder. Its builder is gone if nobody writes to the log for a while.
set "lock=%launch%.lock"
set "idle=0"
set "waiting="
:wait_for_lock
mkdir "%lock%" 2>nul && goto locked
if not defined waiting >&2 echo catbird: waiting for another build
set "waiting=yes"
set /a "idle+=1"
ren "%launch%.log" launch.log 2>nul
if errorlevel 1 if exist "%launch%.log" set "idle=0"
if %idle% GEQ 5 rmdir "%lock%" 2>nul
ping -n 2 127.0.0.1 >nul
goto wait_for_lock
:locked
call :build
set "failed=%errorlevel%"
rmdir "%lock%"
if not "%failed%"=="0" exit /b 1

:start
set "flags=-XX:+UseSerialGC -Xshare:auto -Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Djdk.console=java.base"
rem The loader of late modules: with --add-modules for the Vector API, Java would print a warning at every start.
set "flags=%flags% --add-exports java.base/jdk.internal.module=ALL-UNNAMED"
rem Until the Vector API is compiled it leaves much garbage: a small place for it is emptied sooner, at no cost.
set "flags=%flags% -Xmn32m"
set "flags=%flags% -XX:CompileCommand=quiet -XX:CompileCommand=dontinline,dev.catbird.engine.kernel.VectorKernels::* -XX:CompileCommand=inline,dev.catbird.engine.kernel.Vectors::*"
if %java_major% GEQ 22 set "flags=%flags% --enable-native-access=ALL-UNNAMED"
if %java_major% GEQ 24 set "flags=%flags% --sun-misc-unsafe-memory-access=allow"
"%jdk%\bin\java.exe" %flags% %CATBIRD_JVM_FLAGS% -cp "%launch%\*" dev.catbird.app.Catbird %*
exit /b %errorlevel%

rem --- Keeps folder %1 if it holds the newest JDK so far.
:consider
if not exist "%~1\bin\javac.exe" exit /b 0
set "version="
for /f "usebackq tokens=1,2 delims==" %%K in ("%~1\release") do if "%%K"=="JAVA_VERSION" set "version=%%~L"
if not defined version exit /b 0
call :number "%version%"
if %major% LSS 17 exit /b 0
if %number% LEQ %java_number% exit /b 0
set "jdk=%~1"
set "java_major=%major%"
set "java_number=%number%"
exit /b 0

rem --- Sets number to something that grows with the version %1: 17.0.15 becomes 17000015; major to its first part.
:number
set "major=0"
set "number=0"
for /f "tokens=1-3 delims=.-+_" %%A in ("%~1") do (
    set "major=%%A"
    set /a "number=%%A*1000000" 2>nul
    set /a "number+=%%B*1000" 2>nul
    set /a "number+=%%C+0" 2>nul
)
exit /b 0

rem --- Sets stale if there is no build, or something it was made from is newer than the copy kept beside it.
:look
set "stale=first"
if not exist "%launch%\stamp" exit /b 0
set "stale="
call :newer "%root%\pom.xml" "%launch%\sources\"
for /d %%M in ("%root%\*") do call :newer_module "%%~M" "%launch%\sources\%%~nxM"
exit /b 0

:newer_module
if not exist "%~1\pom.xml" exit /b 0
call :newer "%~1\pom.xml" "%~2\"
if exist "%~1\src\main" call :newer "%~1\src\main" "%~2\main\"
exit /b 0

:newer
rem xcopy names the files it would copy, then counts them.
for /f "delims=" %%L in ('xcopy /l /d /s /y /i "%~1" "%~2"') do if exist "%%L" set "stale=changed"
exit /b 0

rem --- Keeps a copy of what the build is made from, with its times, in folder %1.
:keep_sources
xcopy /q /y /i "%root%\pom.xml" "%~1\" >nul
for /d %%M in ("%root%\*") do call :keep_module "%%~M" "%~1\%%~nxM"
exit /b 0

:keep_module
if not exist "%~1\pom.xml" exit /b 0
xcopy /q /y /i "%~1\pom.xml" "%~2\" >nul
if exist "%~1\src\main" xcopy /q /s /y /i "%~1\src\main" "%~2\main\" >nul
exit /b 0

rem --- Builds unless somebody else has done so meanwhile.
:build
call :look
if not defined stale exit /b 0
set "mvn="
for %%X in (mvn.bat mvn.exe mvn.cmd) do if not "%%~$PATH:X"=="" set "mvn=%%~$PATH:X"
if not defined mvn (
    call :missing "Maven not found"
    exit /b 1
)
set "JAVA_HOME=%jdk%"
set "maven="
for /f "tokens=1-3" %%U in ('mvn -version') do if "%%U %%V"=="Apache Maven" set "maven=%%W"
call :number "%maven%"
if %number% LSS 3008000 (
    call :missing "Maven %maven% is too old, 3.8 or newer is needed"
    exit /b 1
)
if "%stale%"=="first" >&2 echo catbird: building, the first time only ^(this may download libraries^)
if "%stale%"=="changed" >&2 echo catbird: the sources have changed, building
set "new=%launch%.new"
set "log=%launch%.log"
rem A log is what a failed or interrupted build leaves: its classes may be half-written.
if exist "%log%" for /d %%M in ("%root%\*") do call :forget "%%~M"
if exist "%new%" rmdir /s /q "%new%"
mkdir "%new%"
if not exist "%new%" exit /b 1
call :keep_sources "%new%\sources"
call :maven_package -o >"%log%" 2>&1
if errorlevel 1 call :maven_package >"%log%" 2>&1
if errorlevel 1 (
    type "%log%" >&2
    rmdir /s /q "%new%"
    >&2 echo catbird: the build failed; Maven's messages are above
    exit /b 1
)
echo built>"%new%\stamp"
if exist "%launch%" rmdir /s /q "%launch%" 2>nul
if exist "%launch%" (
    >&2 echo catbird: %launch% is in use; end the Catbird that still runs and start again
    exit /b 1
)
move "%new%" "%launch%" >nul
if not exist "%launch%\stamp" exit /b 1
del "%log%"
exit /b 0

:forget
if exist "%~1\target\classes" rmdir /s /q "%~1\target\classes"
if exist "%~1\target\maven-status" rmdir /s /q "%~1\target\maven-status"
exit /b 0

:maven_package
call mvn %* -f "%root%\pom.xml" -B -q -Dstyle.color=never -Dquick -Dmaven.test.skip=true "-Dlaunch.folder=%new%" package -pl app -am <nul
exit /b %errorlevel%

:missing
>&2 echo catbird: %~1. Install what Catbird needs:
>&2 echo   Windows         winget install EclipseAdoptium.Temurin.21.JDK   and   choco install maven
>&2 echo   Debian, Ubuntu  sudo apt install default-jdk maven      ^(Ubuntu 22.04: openjdk-21-jdk maven^)
>&2 echo   Fedora          sudo dnf install java-latest-openjdk-devel maven
>&2 echo   macOS           brew install openjdk maven
exit /b 0
